using System.Management.Automation;
using ClusterTools.Abstractions;
using ClusterTools.Arguments;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Results;
using ClusterTools.Series;

namespace ClusterTools.Commands;

/// <summary>Assigns the records of a set to the clusters of a model.</summary>
/// <remarks>
/// <para>The model is a result of Invoke-KMeans, Invoke-GaussianMixture or Invoke-BayesianGaussianMixture, or one from Import-ClusterModel. Where both have column names, columns
/// in another order are put in the model's order, and other names are an error.</para>
/// <para>A model keeps the steps that its series went through (standardisation, principal components, normalisation, time points selected …) with the values that they learned. Series as
/// they were read go through these steps first, and a warning says so; series that went through other steps, or through the same with values learned from other records, are
/// labelled as they are, with a warning. Convert-Series -Like prepares series explicitly.</para>
/// <para>The result holds, for each record, Labels, Distance (Euclidean, from the centroid of its cluster) and Similarity (Pearson correlation with
/// it), and goes straight into Export-LabelMap. For a mixture it also has Probabilities (a row per record, a column per component), LabelProbabilities, Entropy (in nats) and
/// LogLikelihoods.</para>
/// </remarks>
/// <example>
/// <para>Fits a model on the voxels that change, and labels all voxels with it.</para>
/// <code>
/// $all = Import-ImageStack fish/*.tif | ConvertTo-Series -Normalize Percentile
/// $model = $all | Select-Series -MinimumStdDev 0.005 | Invoke-KMeans -ClusterCount 10
/// $all | Get-ClusterLabel -Model $model | Export-LabelMap all.png
/// </code>
/// </example>
/// <example>
/// <para>How certain is a mixture about records that it has not seen?</para>
/// <code>
/// $mixture = New-BlobSeries | Invoke-GaussianMixture 3
/// $mixture.Sample(5, 1) | Get-ClusterLabel -Model $mixture | Select-Object -ExpandProperty Entropy
/// </code>
/// </example>
/// <example>
/// <para>Labels new records with a model of standardised ones: they are scaled by the mean and the standard deviation of the records that the model was fitted on.</para>
/// <code>
/// $model = New-BlobSeries -Seed 1 | Convert-Series -Standardize | Invoke-KMeans 3
/// New-BlobSeries -Seed 1 -Count 20 | Convert-Series -Like $model | Get-ClusterLabel -Model $model
/// </code>
/// </example>
/// <example>
/// <para>Labels rows of a table: each comes back as an object with its cluster.</para>
/// <code>
/// Set-Content points.csv 'name,x,y', 'a,0,1', 'b,1,0', 'c,9,9', 'd,8,9'
/// $model = Import-Csv points.csv | Invoke-KMeans 2 -Property x, y
/// Import-Csv points.csv | Get-ClusterLabel -Model $model -AsObject | Format-Table
/// </code>
/// </example>
/// <seealso cref="InvokeKMeansCommand"/>
/// <seealso cref="InvokeGaussianMixtureCommand"/>
/// <seealso cref="ImportClusterModelCommand"/>
/// <seealso cref="ExportLabelMapCommand"/>
[Cmdlet(VerbsCommon.Get, "ClusterLabel")]
[OutputType(typeof(ClusterAssignment), typeof(MixtureAssignment), typeof(PSObject))]
public sealed class GetClusterLabelCommand : SeriesCommand
{
    /// <summary>
    /// <para>The model: what Invoke-KMeans, Invoke-GaussianMixture, Find-OptimalK or Import-ClusterModel returned, or the path of a model file. Of several, each labels every set; they may also
    /// come from the pipeline where <c>-InputObject</c> is given.</para>
    /// </summary>
    [ModelTransformation]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public IClusterModel[] Model { get; set; } = [];

    /// <summary>
    /// <para>Takes the values as they are, without the steps that the model's series went through, and without a warning where the two were prepared differently. For values that were
    /// prepared outside, such as those of a file that was written after the steps.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter AsIs { get; set; }

    /// <summary>
    /// <para>Returns an object for each record: the columns that it was made from, with Cluster, Distance, Similarity and, for mixtures, Probability.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter AsObject { get; set; }

    // Objects without -Property are read by the columns of the model.
    private protected override IReadOnlyList<string>? DefaultProperties => Model[0].Pipeline?.InputNames ?? Model[0].ValueNames;

    private protected override void ProcessSet(SeriesSet set)
    {
        foreach (var model in Model)
            Label(set, model);
    }

    private void Label(SeriesSet set, IClusterModel model)
    {
        var result = Run(execution => AsIs ? model.AssignAsIs(set, execution) : model.Assign(set, execution), set);
        if (!AsObject)
        {
            WriteResult(result, result.Warnings);
            return;
        }

        WriteNewWarnings(result.Warnings);
        foreach (var row in new LabelRows(Run(execution => ClusterTable.Of(result, execution), set)).Objects())
            WriteObject(row);
    }
}
