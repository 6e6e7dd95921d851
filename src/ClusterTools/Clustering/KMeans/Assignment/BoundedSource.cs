using ClusterTools.Distances;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Bytes;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>What a <see cref="BoundedPass"/> goes over, and by what means.</summary>
internal sealed class BoundedSource
{
    /// <summary>Chooses the means.</summary>
    /// <param name="records">The records.</param>
    /// <param name="centring">Origin and unit of the kernels.</param>
    /// <param name="kernel">The kernels.</param>
    /// <param name="largestByte">The largest value of records of bytes.</param>
    public BoundedSource(RecordSource records, Centring centring, TileKernel kernel, byte largestByte)
    {
        Records = records;
        Centring = centring;
        Kernel = kernel;
        if (!records.IsNormalized && records.Store.ElementType == ElementType.UInt8 && kernel.Bytes is not null && ByteScorer.Takes(records.Length))
            Terms = new RecordTerms(records.Count, RoundedCentroids.StepsFor(largestByte));
    }

    public RecordSource Records { get; }

    public Centring Centring { get; }

    public TileKernel Kernel { get; }

    /// <summary>What whole numbers take of the records; null where distances are measured in float alone.</summary>
    public RecordTerms? Terms { get; }
}
