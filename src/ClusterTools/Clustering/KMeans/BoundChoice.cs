using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Bytes;

namespace ClusterTools.Clustering.KMeans;

/// <summary>Chooses, pass by pass, the bounds that a fit keeps. No result depends on it.</summary>
internal sealed class BoundChoice
{
    // Where the bounds leave more than a share of the products to be computed, tiles that compute them all are faster: it rises with the length of records, because
    // a product of a single record has a fixed cost. In whole numbers a value costs less, too.
    private const int PassesToJudge = 3;

    // One bound for all centroids tells when the centroids have nearly come to rest: below this share of labels that changed. It pays if it spares half of the records.
    private const double ChangesToBegin = 0.04;
    private const double OneBoundShare = 0.5;

    private readonly FitPlan _plan;
    private readonly KMeansAlgorithm _algorithm;
    private readonly int _clusterCount;
    private readonly int _length;
    private readonly bool _measuresIntegers;
    private bool _gaveUp;
    private int _passesWithBounds;

    /// <summary>Chooses what the first pass keeps.</summary>
    public BoundChoice(FitPlan plan, KMeansAlgorithm algorithm, int clusterCount)
    {
        _plan = plan;
        _algorithm = algorithm;
        _clusterCount = clusterCount;
        _length = plan.Centring.ScaledPoint.Length;
        _measuresIntegers = plan.MeasuresIntegers;
        if (DistanceBounds.AreForGroups(algorithm, clusterCount, _length, plan.RecordCount))
            Kind = BoundKind.Groups;
        Begins = true;
    }

    /// <summary>What the next pass keeps.</summary>
    public BoundKind Kind { get; private set; }

    /// <summary>Whether it begins with it.</summary>
    public bool Begins { get; private set; }

    /// <summary>Chooses anew after a pass.</summary>
    /// <param name="changed">Labels that changed in it.</param>
    /// <param name="products">Products that were computed in it.</param>
    /// <param name="passes">The passes so far.</param>
    public void Choose(long changed, long products, int passes)
    {
        Begins = false;
        if (_algorithm != KMeansAlgorithm.Auto)
            return;
        if (Kind != BoundKind.None)
        {
            if (!Pay(products, passes))
                (Kind, _gaveUp) = (BoundKind.None, true);
        }
        else if (!_gaveUp && changed <= ChangesToBegin * _plan.RecordCount && DistanceBounds.OneIsUseful(_length, _clusterCount))
        {
            (Kind, Begins, _passesWithBounds) = (BoundKind.One, true, 0);
        }
    }

    private bool Pay(long products, int passes)
    {
        // The first pass with bounds only sets them.
        double cost = _measuresIntegers ? (ByteScorer.ValueCost * _length) + ByteScorer.RecordCost : _length + RowScorer.RecordCost;
        double share = products / ((double)_plan.RecordCount * _clusterCount);
        return Kind == BoundKind.One
            ? ++_passesWithBounds < PassesToJudge || share <= OneBoundShare
            : passes < PassesToJudge || share <= _length / cost;
    }
}
