using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Bytes;

namespace ClusterTools.Clustering.KMeans;

/// <summary>Chooses, pass by pass, which bounds a fit keeps. No result depends on it.</summary>
internal sealed class BoundChoice
{
    // If the bounds leave more than a certain fraction of the dot products, tiles that compute all of them are faster: the fraction rises with the length of records,
    // because a product for a single record has a fixed cost, and integer products cost less per value.
    private const int PassesToJudge = 3;

    // A single bound for all centroids is useful only once the centroids have nearly settled: below this fraction of changed labels. It pays off if it skips half of the
    // records.
    private const double ChangesToBegin = 0.04;
    private const double OneBoundShare = 0.5;

    private readonly FitPlan _plan;
    private readonly KMeansAlgorithm _algorithm;
    private readonly int _clusterCount;
    private readonly int _length;
    private readonly bool _measuresIntegers;
    private bool _gaveUp;
    private int _passesWithBounds;

    /// <summary>Chooses the bounds of the first pass.</summary>
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

    /// <summary>The bounds of the next pass.</summary>
    public BoundKind Kind { get; private set; }

    /// <summary>Whether the next pass initialises them.</summary>
    public bool Begins { get; private set; }

    /// <summary>Updates the choice after a pass.</summary>
    /// <param name="changed">The number of labels that changed in it.</param>
    /// <param name="products">The number of dot products computed in it.</param>
    /// <param name="passes">The number of passes so far.</param>
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
