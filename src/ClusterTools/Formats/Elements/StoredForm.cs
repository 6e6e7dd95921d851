namespace ClusterTools.Formats.Elements;

/// <summary>How a file writes an element that is not simply the bytes of its <see cref="Numerics.Elements.ElementType"/>.</summary>
internal enum StoredForm
{
    /// <summary>The bytes of the element.</summary>
    Plain,

    /// <summary>A byte that is 0 or not 0; read as 0 or 1.</summary>
    Boolean,

    /// <summary>A 16-bit IEEE float; read as 32-bit float.</summary>
    Half,
}
