using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>A fitted model that assigns a cluster to any record of its length.</summary>
public interface IClusterModel
{
    /// <summary>The number of clusters.</summary>
    int ClusterCount { get; }

    /// <summary>The number of columns of the records the model was fitted on.</summary>
    int Length { get; }

    /// <summary>The centre of each cluster: centroids of k-means, component means of a mixture.</summary>
    double[][] Centroids { get; }

    /// <summary>The column names of the series that the model was fitted on; null where they had none.</summary>
    IReadOnlyList<string>? ValueNames { get; }

    /// <summary>The element type of the series that the model was fitted on; null where it is not known.</summary>
    ElementType? ElementType { get; }

    /// <summary>The steps that the values of those series went through before the fit; null where they are not known, as for models from files of version 0.1.</summary>
    SeriesPipeline? Pipeline { get; }

    /// <summary>What was done to the records before and by the fit, oldest first.</summary>
    IReadOnlyList<ProvenanceStep> History { get; }

    /// <summary>Assigns every record of <paramref name="series"/> to a cluster. Columns with the model's names in another order are put in order. Series as they were read go through the
    /// steps of <see cref="Pipeline"/> first, with the parameters learned in the fit; the <see cref="ClusterAssignment.Warnings"/> say so, and where series were prepared differently.</summary>
    /// <exception cref="ArgumentException">The records do not have the model's length, or have other column names.</exception>
    ClusterAssignment Assign(SeriesSet series, ExecutionOptions? execution = null);

    /// <summary>Assigns every record to a cluster by its values as they are, whatever they went through.</summary>
    /// <exception cref="ArgumentException">The records do not have the model's length, or have other column names.</exception>
    ClusterAssignment AssignAsIs(SeriesSet series, ExecutionOptions? execution = null);
}
