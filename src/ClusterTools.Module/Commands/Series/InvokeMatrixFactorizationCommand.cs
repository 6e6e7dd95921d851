using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Decomposition;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Takes the records of a set apart into weighted sums of a few components.</summary>
/// <remarks>
/// <para>The result's Components hold the time courses, Weights the loadings of each record (a set of series), Error the residual. ToStack() gives the weights as a stack of
/// images, a frame per component, ToPicture() as one grey picture; both go into Export-ImageStack.</para>
/// <para>Unlike clusters, components may overlap: a voxel may contain several. NonNegative needs non-negative values: raw intensities, or normalised and squelched ones.
/// Equal seeds give equal results on any number of threads and any machine.</para>
/// </remarks>
/// <example>
/// <para>Decomposes a movie into four additive parts and writes their maps as one TIFF and as a picture.</para>
/// <code>
/// $parts = Import-ImageStack fish/*.tif | ConvertTo-Series | Invoke-MatrixFactorization -ComponentCount 4
/// $parts.Components[0]
/// $parts.ToStack() | Export-ImageStack parts.tif
/// $parts.ToPicture() | Export-ImageStack parts.png
/// </code>
/// </example>
/// <example>
/// <para>Separates independent signals.</para>
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
    /// <para>The number of components: at most the number of values of a record.</para>
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("K")]
    [ValidateRange(1, int.MaxValue)]
    public int ComponentCount { get; set; }

    /// <summary>
    /// <para>The factorisation: non-negative (NMF) or independent components (ICA).</para>
    /// </summary>
    [Parameter]
    public FactorizationMethod Method { get; set; } = Defaults.Method;

    /// <summary>
    /// <para>The maximum number of iterations.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxIterations { get; set; } = Defaults.MaxIterations;

    /// <summary>
    /// <para>NonNegative ends when an iteration changes the factors by this fraction of what the first one did; Independent when no direction rotates by more than about this.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Tolerance { get; set; } = Defaults.Tolerance;

    /// <summary>
    /// <para>Leaves out records with NaN or infinite values, which would otherwise be an error. The result is of the other records, at their positions; maps show 0 for those left out, and a
    /// warning gives their count.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter SkipNonFinite { get; set; }

    /// <summary>
    /// <para>The random seed of Independent. NonNegative starts from singular vectors and is deterministic.</para>
    /// </summary>
    [Parameter]
    public long Seed { get; set; }

    private protected override void ProcessSet(SeriesSet set)
    {
        var options = new MatrixFactorizationOptions { ComponentCount = ComponentCount, Method = Method, MaxIterations = MaxIterations, Tolerance = Tolerance, SkipNonFinite = SkipNonFinite, Seed = Seed };
        var result = Run(execution => MatrixFactorization.Fit(set, options, execution), set);
        WriteResult(result, result.Warnings);
    }
}
