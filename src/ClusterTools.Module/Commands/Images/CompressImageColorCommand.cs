using ClusterTools.Formats;
using System.Diagnostics;
using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Errors;
using ClusterTools.Files;
using ClusterTools.Formats.Stacks;
using ClusterTools.Quantization;
using ClusterTools.Results;
using ClusterTools.Threading;

namespace ClusterTools.Commands;

/// <summary>Reduces picture files to few colours and writes them as indexed PNG, or as GIF, WebP or JPEG.</summary>
/// <remarks>
/// <para>The palette of each picture is found by k-means over its distinct colours, weighted by their number of pixels. Equal seeds give equal pictures, on any number of threads. A picture
/// that has no more colours than -ColorCount keeps every pixel; opacity is kept.</para>
/// <para>PNG, GIF and WebP hold exactly these colours. JPEG changes them once more, as does WebP with -Quality, and the errors in the output are those before that. A picture whose opacity the format
/// cannot hold (none in JPEG, all or nothing in GIF) gives an error.</para>
/// <para>Works through archives of any size: several files at once, a few pictures in memory, an object for each finished file. A file that cannot be read gives an error and an object
/// whose Status is Failed; the rest continues. The last line of -Verbose, which is also information with the tag Summary, gives the counts of files done, skipped and failed, and the speed. An interrupted run
/// resumes with -SkipExisting, since files are written whole or not at all.</para>
/// </remarks>
/// <example>
/// <para>Reduces every picture of a folder to 32 colours, into another folder, and lists the results.</para>
/// <code>
/// Compress-ImageColor pictures small -ColorCount 32
/// </code>
/// </example>
/// <example>
/// <para>Takes files from Get-ChildItem, skips those already done, dithers, and saves the table.</para>
/// <code>
/// Get-ChildItem pictures -Recurse -File | Compress-ImageColor -Destination small -ColorCount 16 -Dither FloydSteinberg -SkipExisting |
///     Export-Csv small.csv
/// </code>
/// </example>
/// <example>
/// <para>Compares colours perceptually and shows the summary.</para>
/// <code>
/// Compress-ImageColor photo.png small -ColorCount 8 -ColorSpace Lab -InformationAction Continue
/// </code>
/// </example>
/// <seealso cref="GroupImageCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsData.Compress, "ImageColor", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(ImageColorCompression))]
public sealed class CompressImageColorCommand : PictureFileCommand
{
    private const double BytesPerMegabyte = 1e6;
    private static readonly ColorQuantizerOptions Defaults = new();

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly HashSet<string> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ProcessingStatus, int> _counts = [];
    private string _folder = string.Empty;
    private long _bytes;

    /// <summary>
    /// <para>The folder to write to, which is made where it is missing. Each picture keeps its name, with the extension of the format.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    /// <summary>
    /// <para>The maximum number of colours of a picture.</para>
    /// </summary>
    [Parameter(Position = 2)]
    [Alias("K")]
    [ValidateRange(1, 256)]
    public int ColorCount { get; set; } = Defaults.ColorCount;

    /// <summary>
    /// <para>The dithering: how the difference between a pixel and its palette colour is distributed.</para>
    /// </summary>
    [Parameter]
    public ColorDither Dither { get; set; } = Defaults.Dither;

    /// <summary>
    /// <para>The space in which colours are compared.</para>
    /// </summary>
    [Parameter]
    public ColorSpace ColorSpace { get; set; } = Defaults.ColorSpace;

    /// <summary>
    /// <para>The random seed of the palette search: equal seeds give equal pictures.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <summary>
    /// <para>The format of the files: PNG by default.</para>
    /// </summary>
    [Parameter]
    [ValidateSet(nameof(ImageFileFormat.Png), nameof(ImageFileFormat.Gif), nameof(ImageFileFormat.WebP), nameof(ImageFileFormat.Jpeg))]
    public ImageFileFormat Format { get; set; } = ImageFileFormat.Png;

    /// <summary>
    /// <para>How true JPEG and WebP are, from 1 (smallest file) to 100. By default JPEG has 90, and WebP keeps every pixel. Other formats always do, and take no -Quality.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? Quality { get; set; }

    /// <summary>
    /// <para>Skips pictures whose file already exists in the destination.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>
    /// <para>Replaces existing files.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool WaitsWhenStopped => true;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        _folder = ResolveFile(Destination);
        if (File.Exists(_folder))
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, _folder, SR.DestinationIsFile, _folder);
        if (Quality is not null && !Format.HasQuality())
            Fail(ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, Format, SR.FormatWithoutQuality, Format.Name());
        RequireAccess(_folder);
    }

    /// <inheritdoc/>
    private protected override void ProcessEnd()
    {
        try
        {
            base.ProcessEnd();
        }
        finally
        {
            if (!Stopping)
                WriteSummary();
        }
    }

    private protected override bool Accept(string file)
    {
        string target = TargetOf(file);
        if (!_targets.Add(target))
        {
            Reject(file, new FileExistsException(target), ErrorRecords.Create(ErrorIds.FileExists, ErrorCategory.ResourceExists, file, SR.TargetTwice, file, target));
            return false;
        }

        if (IsThere(target))
            return true;

        if (!ShouldProcess(target, SR.ActionCompressColors))
        {
            ReportSuccess();
            return false;
        }

        try
        {
            Directory.CreateDirectory(_folder);
            // Before any work: the target may be there, or be the source.
            WholeFile.RequireWritable(target, Force);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Reject(file, e);
            return false;
        }
    }

    private protected override object Work(string file, ExecutionOptions execution)
    {
        var clock = Stopwatch.StartNew();
        string target = TargetOf(file);
        if (IsThere(target))
            return new ImageColorCompression(file, target, ProcessingStatus.Skipped) { SourceBytes = LengthOf(file), Bytes = LengthOf(target) };
        var picture = Read(file, new ImageStackReadOptions { Limits = Limits }, execution);
        var options = new ColorQuantizerOptions { ColorCount = ColorCount, Dither = Dither, ColorSpace = ColorSpace, Seed = Seed };
        var result = ColorQuantizer.Quantize(picture, options, execution);
        long sourceBytes = LengthOf(file);
        var write = new ImageWriteOptions { Quality = Quality };
        WholeFile.Write(target, Force, stream => PictureWriter.Write(stream, result.Picture, Format, write, execution));
        return new ImageColorCompression(file, target, ProcessingStatus.Done)
        {
            Width = picture.Width,
            Height = picture.Height,
            SourceColorCount = result.SourceColorCount,
            ColorCount = result.ColorCount,
            MeanSquaredError = result.MeanSquaredError,
            PeakSignalToNoiseRatio = result.PeakSignalToNoiseRatio,
            SourceBytes = sourceBytes,
            Bytes = LengthOf(target),
            Elapsed = clock.Elapsed,
            Warnings = picture.Warnings,
        };
    }

    private protected override void Emit(string file, object result)
    {
        var compression = (ImageColorCompression)result;
        Count(compression.Status);
        if (compression.Status == ProcessingStatus.Done)
            _bytes += compression.SourceBytes ?? 0;
        WriteResult(compression, compression.Warnings);
    }

    private protected override void EmitFailure(string file, Exception exception)
    {
        Count(ProcessingStatus.Failed);
        WriteObject(new ImageColorCompression(file, TargetOf(file), ProcessingStatus.Failed) { Message = exception.Message });
    }

    private bool IsThere(string target) => SkipExisting && File.Exists(target);

    private string TargetOf(string file) => System.IO.Path.Combine(_folder, System.IO.Path.GetFileNameWithoutExtension(file) + Format.Extension());

    private static long LengthOf(string file) => new FileInfo(file).Length;

    private void Count(ProcessingStatus status)
    {
        _counts.TryGetValue(status, out int count);
        _counts[status] = count + 1;
    }

    private int CountOf(ProcessingStatus status) => _counts.TryGetValue(status, out int count) ? count : 0;

    private void WriteSummary()
    {
        double seconds = _clock.Elapsed.TotalSeconds;
        string summary = string.Format(
            SR.ArchiveSummary,
            CountOf(ProcessingStatus.Done),
            CountOf(ProcessingStatus.Skipped),
            CountOf(ProcessingStatus.Failed),
            seconds,
            _bytes / BytesPerMegabyte / seconds);
        WriteVerbose(summary);
        WriteInformation(summary, ["Summary"]);
    }
}
