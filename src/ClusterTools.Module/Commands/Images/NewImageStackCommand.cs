using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Images;

namespace ClusterTools.Commands;

/// <summary>Makes a synthetic calcium-imaging movie whose true regions are known.</summary>
/// <remarks>
/// <para>Cells lie on an irregular grid, each in one of the clusters; the cells of a cluster fire together, seen as with a calcium indicator: a fast rise and an exponential
/// decay. Between the cells lies a smooth background. Truth gives the cluster of each voxel: 0 for the background, 1 to ClusterCount - 1 for the cells.</para>
/// <para>Equal seeds give equal movies on every machine. Pixels are UInt16.</para>
/// </remarks>
/// <example>
/// <para>Makes a movie and clusters its voxels.</para>
/// <code>
/// $movie = New-ImageStack -ClusterCount 5 -Seed 7
/// $movie | ConvertTo-Series -Normalize Percentile | Invoke-KMeans -ClusterCount 5
/// </code>
/// </example>
/// <example>
/// <para>Makes a small volume of three planes without noise and writes it as a TIFF.</para>
/// <code>
/// New-ImageStack -FrameCount 20 -PlaneCount 3 -Height 32 -Width 48 -Noise 0 | Export-ImageStack volume.tif
/// </code>
/// </example>
/// <seealso cref="NewBlobSeriesCommand"/>
/// <seealso cref="ConvertToSeriesCommand"/>
[Cmdlet(VerbsCommon.New, "ImageStack")]
[OutputType(typeof(ImageStack))]
public sealed class NewImageStackCommand : EngineCommand
{
    private static readonly SyntheticMovieOptions Defaults = new();

    /// <summary>
    /// <para>Frames (time points).</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int FrameCount { get; set; } = Defaults.FrameCount;

    /// <summary>
    /// <para>Planes of a frame.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int PlaneCount { get; set; } = Defaults.PlaneCount;

    /// <summary>
    /// <para>Rows of a plane.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 30_000)]
    public int Height { get; set; } = Defaults.Height;

    /// <summary>
    /// <para>Columns of a plane.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 30_000)]
    public int Width { get; set; } = Defaults.Width;

    /// <summary>
    /// <para>The number of clusters, including the background.</para>
    /// </summary>
    [Parameter]
    [Alias("K")]
    [ValidateRange(1, 10_000)]
    public int ClusterCount { get; set; } = Defaults.ClusterCount;

    /// <summary>
    /// <para>The standard deviation of the noise, relative to the signal at typical brightness.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double Noise { get; set; } = Defaults.Noise;

    /// <summary>
    /// <para>The random seed.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        var options = new SyntheticMovieOptions
        {
            FrameCount = FrameCount,
            PlaneCount = PlaneCount,
            Height = Height,
            Width = Width,
            ClusterCount = ClusterCount,
            Noise = Noise,
            Seed = Seed,
        };
        WriteObject(Run(execution => SyntheticMovie.Create(options, execution)));
    }
}
