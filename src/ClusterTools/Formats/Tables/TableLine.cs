namespace ClusterTools.Formats.Tables;

/// <summary>A line of a table: for a quoted cell that holds line breaks, several lines of the file.</summary>
/// <param name="Number">The number of the line in the file, from 1: the first one, where there are several.</param>
/// <param name="Text">Its text, without the line break at the end.</param>
internal readonly record struct TableLine(int Number, string Text)
{
    /// <summary>Whether the line is blank.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}
