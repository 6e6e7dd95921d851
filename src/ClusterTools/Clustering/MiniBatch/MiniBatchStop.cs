namespace ClusterTools.Clustering.MiniBatch;

/// <summary>Tells when batches no longer help: the rule of scikit-learn's MiniBatchKMeans.</summary>
/// <param name="batchSize">The records of a batch.</param>
/// <param name="count">All records.</param>
/// <param name="patience">So many batches without a new least value end it.</param>
internal sealed class MiniBatchStop(int batchSize, int count, int patience)
{
    private readonly double _share = Math.Min(1, 2.0 * batchSize / (count + 1.0));
    private double _smoothed = double.NaN;
    private double _least = double.PositiveInfinity;
    private int _without;

    /// <summary>Takes the inertia of the next batch in.</summary>
    /// <returns>Whether its moving average has not fallen for long enough.</returns>
    public bool HasCome(double inertia)
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
