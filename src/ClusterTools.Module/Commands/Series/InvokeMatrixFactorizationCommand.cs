using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Decomposition;

namespace ClusterTools.Commands;

/// <summary>Takes the records of a set apart into weighted sums of a few components.</summary>
/// <remarks>
/// <para>Components of the result holds the time courses, Weights how much of each is in each record (a set of series), Error what is left. ToStack() gives the weights as a stack of
/// images, a frame a component, ToPicture() as one grey picture to look at; both are for Export-ImageStack.</para>
/// <para>Unlike clusters, components may overlap: a voxel may hold several. NonNegative needs values of 0 or more, so use raw intensities, or normalised ones that are squelched.
/// Equal seeds give equal results on any number of threads and any machine.</para>
/// </remarks>
/// <example>
/// <para>Takes a movie apart into four parts that only add up, and writes their maps as one TIFF and as a picture.</para>
/// <code>
/// $parts = Import-ImageStack fish/*.tif | ConvertTo-Series | Invoke-MatrixFactorization -ComponentCount 4
/// $parts.Components[0]
/// $parts.ToStack() | Export-ImageStack parts.tif
/// $parts.ToPicture() | Export-ImageStack parts.png
/// </code>
/// </example>
/// <example>
/// <para>Tells independent signals apart.</para>
/// <code>
/// New-ImageStack -FrameCount 60 | ConvertTo-Series | Invoke-MatrixFactorization -Method Independent -ComponentCount 5 -MaxIterations 500
/// </code>
/// </example>
/// <seealso cref="ConvertSeriesCommand"/>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="ExportImageStackCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "MatrixFactorization")]
[OutputType(typeof(MatrixFactorization))]
public sealed class InvokeMatrixFactorizationCommand : SeriesCommand
{
    private static readonly MatrixFactorizationOptions Defaults = new();

    /// <summary>
    /// <para>Components to find: at most as many as a record has values.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    public int ComponentCount { get; set; }

    /// <summary>
    /// <para>What the parts are.</para>
    /// </summary>
    [Parameter]
    public FactorizationMethod Method { get; set; } = Defaults.Method;

    /// <summary>
    /// <para>The most passes.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxIterations { get; set; } = Defaults.MaxIterations;

    /// <summary>
    /// <para>NonNegative ends when a pass moves this part of what the first one did; Independent when no direction turns by more than about this.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Tolerance { get; set; } = Defaults.Tolerance;

    /// <summary>
    /// <para>The seed of the start of Independent. NonNegative starts from singular vectors, where nothing is left to chance.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var set = InputObject;
        var options = new MatrixFactorizationOptions { ComponentCount = ComponentCount, Method = Method, MaxIterations = MaxIterations, Tolerance = Tolerance, Seed = Seed };
        var result = Run(execution => MatrixFactorization.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings);
    }
}
