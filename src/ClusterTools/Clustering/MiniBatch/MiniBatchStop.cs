namespace ClusterTools.Clustering.MiniBatch;

/// <summary>Detects when batches no longer improve the inertia: the rule of scikit-learn's MiniBatchKMeans.</summary>
/// <param name="batchSize">The number of records per batch.</param>
/// <param name="count">The number of all records.</param>
/// <param name="patience">The number of batches without an improvement after which to stop.</param>
internal sealed class MiniBatchStop(int batchSize, int count, int patience)
{
    private readonly double _share = Math.Min(1, 2.0 * batchSize / (count + 1.0));
    private double _smoothed = double.NaN;
    private double _least = double.PositiveInfinity;
    private int _without;

    /// <summary>Records the inertia of the next batch.</summary>
    /// <returns>Whether its moving average has not improved for long enough.</returns>
    public bool ShouldStop(double inertia)
    {
        _smoothed = double.IsNaN(_smoothed) ? inertia : (_smoothed * (1 - _share)) + (inertia * _share);
        if (_smoothed < _least)
        {
            _least = _smoothed;
            _without = 0;
            return false;
        }

        return ++_without >= patience;
    }
}
