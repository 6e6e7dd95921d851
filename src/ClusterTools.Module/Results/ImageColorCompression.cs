namespace ClusterTools.Results;

/// <summary>What Compress-ImageColor made of one file.</summary>
public sealed class ImageColorCompression
{
    internal ImageColorCompression(string sourcePath, string fullName, ProcessingStatus status)
    {
        SourcePath = sourcePath;
        FullName = fullName;
        Status = status;
    }

    /// <summary>What became of the file.</summary>
    public ProcessingStatus Status { get; }

    /// <summary>The picture that was read.</summary>
    public string SourcePath { get; }

    /// <summary>The picture that was written, or was to be.</summary>
    public string FullName { get; }

    /// <summary>Columns of the picture.</summary>
    public int? Width { get; init; }

    /// <summary>Rows of the picture.</summary>
    public int? Height { get; init; }

    /// <summary>The different colours of the source.</summary>
    public int? SourceColorCount { get; init; }

    /// <summary>The colours that are left.</summary>
    public int? ColorCount { get; init; }

    /// <summary>The mean squared difference of the samples, in squared levels of 255.</summary>
    public double? MeanSquaredError { get; init; }

    /// <summary>The peak signal-to-noise ratio in decibels; infinite where nothing changed.</summary>
    public double? PeakSignalToNoiseRatio { get; init; }

    /// <summary>The bytes of the file that was read.</summary>
    public long? SourceBytes { get; init; }

    /// <summary>The bytes of the file that was written.</summary>
    public long? Bytes { get; init; }

    /// <summary>The bytes that are saved; negative where the new file is larger.</summary>
    public long? BytesSaved => SourceBytes - Bytes;

    /// <summary>How long it took.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Why a file failed.</summary>
    public string? Message { get; init; }

    internal IReadOnlyList<DataWarning> Warnings { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Status switch
    {
        ProcessingStatus.Done => FormattableString.Invariant(
            $"{Status}: {SourcePath} to {FullName}, {SourceColorCount} to {ColorCount} colours, {PeakSignalToNoiseRatio:f2} dB, {SourceBytes} to {Bytes} bytes"),
        ProcessingStatus.Failed => $"{Status}: {SourcePath}, {Message}",
        ProcessingStatus.Skipped => $"{Status}: {SourcePath} to {FullName}",
        _ => throw EnumGuard.Unexpected(Status),
    };
}
