namespace ClusterTools.Rendering.Reports.Archives;

/// <summary>What became of one picture of an archive run.</summary>
internal sealed record ArchivedPicture
{
    /// <summary>The picture that was read.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The picture that was written, or was to be.</summary>
    public required string ResultPath { get; init; }

    /// <summary>In a word what became of it: done, skipped, failed.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it was worked on.</summary>
    public required bool IsDone { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Message { get; init; }

    /// <summary>Columns and rows; null where it was not read.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>The number of colours of the source.</summary>
    public int? SourceColors { get; init; }

    /// <summary>The number of colours that are left.</summary>
    public int? Colors { get; init; }

    /// <summary>The peak signal-to-noise ratio in decibels; infinite where nothing changed.</summary>
    public double? SignalToNoise { get; init; }

    /// <summary>The bytes of the file that was read.</summary>
    public long? SourceBytes { get; init; }

    /// <summary>The bytes of the file that was written.</summary>
    public long? Bytes { get; init; }
}
