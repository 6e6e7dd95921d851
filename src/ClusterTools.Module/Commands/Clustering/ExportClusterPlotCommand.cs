using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Rendering.Plots;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Commands;

/// <summary>Draws results as a plot: series, scatters, error curves, silhouettes, histograms, dendrograms, heatmaps, tables of classes, montages, densities and surfaces.</summary>
/// <remarks>
/// <para>The extension chooses the format: SVG scales to any size and contains its text as text; PNG is made of pixels, twice as many as the size of the plot each way (-Scale). Equal input
/// gives equal files, on any number of threads.</para>
/// <para>What is drawn depends on the object, unless -Kind says otherwise: a clustering is drawn as its centroids (of two columns: as a scatter), a mixture as a scatter with ellipses, what
/// Find-OptimalK returned as error curves, what Measure-Clustering returned as silhouettes (with known classes: as a confusion matrix), a tree as a dendrogram, series as lines, numbers as a
/// histogram, and a stack as a surface. Clusters have the colours that Export-LabelMap gives them with the same -ColorBy and -Seed.</para>
/// </remarks>
/// <example>
/// <para>Draws the centroids of a brain map in the colours of the map.</para>
/// <code>
/// $map = Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile | Invoke-KMeans -ClusterCount 5
/// $map | Export-LabelMap map.png -ColorBy Similarity
/// $map | Export-ClusterPlot centroids.svg -ColorBy Similarity
/// </code>
/// </example>
/// <example>
/// <para>Shows how many voxels a threshold on the standard deviation keeps.</para>
/// <code>
/// Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile | Measure-Series | Export-ClusterPlot deviations.png -Threshold 0.05
/// </code>
/// </example>
/// <example>
/// <para>Draws both errors over the number of clusters with the choice marked, and all scores.</para>
/// <code>
/// $search = New-ImageStack | ConvertTo-Series -Normalize Percentile | Find-OptimalK -ClusterCount 2..8
/// $search | Export-ClusterPlot errors.svg
/// $search | Export-ClusterPlot scores.svg -Kind Score -Theme Dark
/// </code>
/// </example>
/// <example>
/// <para>Draws a mixture of two columns with its ellipses, and how undecided it is about each record.</para>
/// <code>
/// $mixture = New-BlobSeries -Count 300 -Dimension 2 -ClusterCount 3 | Invoke-GaussianMixture -ComponentCount 3
/// $mixture | Export-ClusterPlot mixture.png
/// $mixture | Export-ClusterPlot entropy.png -ColorBy Entropy
/// </code>
/// </example>
/// <example>
/// <para>Draws the last merges of a tree with a threshold, and a confusion matrix.</para>
/// <code>
/// $tree = New-BlobSeries -Count 150 -ClusterCount 3 | Invoke-AgglomerativeClustering -ClusterCount 3
/// $tree | Export-ClusterPlot tree.svg -LeafCount 20 -Threshold 20
/// $tree | Measure-Clustering | Export-ClusterPlot confusion.svg -PassThru
/// </code>
/// </example>
/// <seealso cref="ExportLabelMapCommand"/>
/// <seealso cref="FindOptimalKCommand"/>
/// <seealso cref="MeasureClusteringCommand"/>
/// <seealso cref="InvokeAgglomerativeClusteringCommand"/>
[Cmdlet(VerbsData.Export, "ClusterPlot", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportClusterPlotCommand : OutputFileCommand
{
    private static readonly PlotOptions Defaults = new();

    private readonly List<object> _input = [];
    private string _path = string.Empty;

    /// <summary>
    /// <para>What to draw: a clustering, a set of series, what Find-OptimalK, Measure-Clustering, Measure-Series or Invoke-AgglomerativeClustering returned, a stack, or numbers.</para>
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object InputObject { get; set; } = null!;

    /// <summary>
    /// <para>What the plot shows. By default what suits the object.</para>
    /// </summary>
    [Parameter]
    public PlotKind? Kind { get; set; }

    /// <summary>
    /// <para>Where the colours of the marks come from. Entropy and Value are for scatters.</para>
    /// </summary>
    [Parameter]
    public PlotColoring ColorBy { get; set; } = Defaults.ColorBy;

    /// <summary>
    /// <para>The colours around the data.</para>
    /// </summary>
    [Parameter]
    public PlotTheme Theme { get; set; } = Defaults.Theme;

    /// <summary>
    /// <para>The width in CSS pixels (1/96 inch).</para>
    /// </summary>
    [Parameter]
    [ValidateRange(PlotOptions.LeastSize, PlotOptions.GreatestSize)]
    public int Width { get; set; } = Defaults.Width;

    /// <summary>
    /// <para>The height in CSS pixels (1/96 inch).</para>
    /// </summary>
    [Parameter]
    [ValidateRange(PlotOptions.LeastSize, PlotOptions.GreatestSize)]
    public int Height { get; set; } = Defaults.Height;

    /// <summary>
    /// <para>The pixels of a PNG for each CSS pixel. An SVG has none and ignores it.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.1, 20.0)]
    public double Scale { get; set; } = PlotFile.DefaultScale;

    /// <summary>
    /// <para>The title. By default it says what the plot shows; an empty text leaves it out.</para>
    /// </summary>
    [Parameter]
    [AllowEmptyString]
    public string? Title { get; set; }

    /// <summary>
    /// <para>The value at which a histogram is divided, with the counts on either side, or the distance at which a tree is cut.</para>
    /// </summary>
    [Parameter]
    public double? Threshold { get; set; }

    /// <summary>
    /// <para>The number of bins of a histogram. By default NumPy's rule "auto".</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? BinCount { get; set; }

    /// <summary>
    /// <para>The number of leaves of a dendrogram: the last merges are drawn, and a leaf that stands for several records shows their number in brackets. By default all records up to 200, and 50
    /// leaves of larger trees.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int? LeafCount { get; set; }

    /// <summary>
    /// <para>The width in pixels of the pictures that a montage shows: each record is one, its values the pixels of rows from the top. By default the pictures are square.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? PictureWidth { get; set; }

    /// <summary>
    /// <para>The random seed of samples and of the search for similarity colours.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; } = Defaults.Seed;

    /// <inheritdoc/>
    private protected override void RequireWritable(string target) => PlotFile.RequireWritable(target, Force);

    /// <inheritdoc/>
    private protected override void ProcessInput()
    {
        // What a script block gives another file is another plot.
        if (_input.Count > 0 && Path != _path)
        {
            string next = Path;
            Path = _path;
            Draw();
            _input.Clear();
            Path = next;
        }

        _path = Path;
        _input.Add(InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject);
    }

    /// <inheritdoc/>
    private protected override void ProcessEnd()
    {
        if (_input.Count > 0)
            Draw();
    }

    private void Draw()
    {
        PlotScene? scene = null;
        WriteFile(SR.ActionExportClusterPlot, (path, execution) =>
        {
            PlotFile.RequireWritable(path, Force);
            scene = ClusterPlot.Create(PlotInput.Gather(_input), Kind, CreateOptions(), execution);
            PlotFile.Write(scene, path, Scale, Force);
        });
        if (scene is { HasMissingCharacters: true } && Path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            WriteWarning(SR.PlotCharactersMissing);
    }

    private PlotOptions CreateOptions() => new()
    {
        Title = Title,
        Width = Width,
        Height = Height,
        Theme = Theme,
        ColorBy = ColorBy,
        Seed = Seed,
        Threshold = Threshold,
        BinCount = BinCount,
        LeafCount = LeafCount,
        PictureWidth = PictureWidth,
    };
}
