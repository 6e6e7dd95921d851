using System.Diagnostics;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.KMeans.Assignment;
using ClusterTools.Distances;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Numerics.Sums;
using ClusterTools.Numerics.Vectors;
using ClusterTools.Series.Stores;

namespace ClusterTools.Clustering.MiniBatch;

/// <summary>Centroids updated by batches of records (Sculley 2010): each is the mean of all records that were ever assigned to it.</summary>
/// <remarks>A centroid starts with no weight, so that its initial position is forgotten with its first records. For angular distances the running mean of the L2-normalised
/// records is kept, and the centroid is that mean, L2-normalised.</remarks>
internal sealed class MiniBatchModel
{
    private readonly FitProblem _problem;
    private RecordSource _source;
    private readonly int[] _labels;
    private readonly double[] _means;
    private readonly double[] _scratch;
    private readonly int _length;

    /// <param name="problem">The records.</param>
    /// <param name="centroids">The initial centroids; overwritten.</param>
    /// <param name="batchSize">The number of records per batch.</param>
    public MiniBatchModel(FitProblem problem, double[] centroids, int batchSize)
    {
        _problem = problem;
        _length = problem.Data.Length;
        Centroids = centroids;
        _means = (double[])centroids.Clone();
        Counts = new double[centroids.Length / _length];
        _source = RecordSource.Create(SeriesBuffer.Create(problem.Data.ElementType, 0, _length).ToStore(), problem.Data.Distance);
        _labels = new int[batchSize];
        _scratch = new double[_length];
    }

    /// <summary>All centroids, contiguous.</summary>
    public double[] Centroids { get; }

    /// <summary>The total weight of the records assigned to each centroid so far.</summary>
    public double[] Counts { get; }

    /// <summary>Updates the centroids with a batch.</summary>
    /// <param name="rows">The global indices of the records of the batch: as many as the batch size.</param>
    /// <param name="statistics">The cost of the batch is appended to this list.</param>
    /// <returns>The inertia of the batch before the update, and the summed squared shift of the centroids.</returns>
    public (double Inertia, double Shift) Update(int[] rows, List<IterationStatistics> statistics)
    {
        var clock = Stopwatch.StartNew();
        var batch = _problem.Data.GatherPart(rows);
        _source = _source.Of(batch.Store);
        _labels.AsSpan().Fill(-1);
        var counters = new AssignmentPass(_source, _problem.Plan.Centring, _problem.Plan.Kernel).Run([new AssignmentTarget(Centroids, _labels, Sums: null)], _problem.Execution);
        double[] distances = ExactDistances.ToOwn(_source, Centroids, _labels, _problem.Execution);
        double inertia = 0;
        for (int i = 0; i < rows.Length; i++)
            inertia += (batch.Weights?[i] ?? 1) * distances[i];
        double shift = Move(batch.Weights);
        statistics.Add(counters.Of(0, clock.Elapsed));
        return (inertia, shift);
    }

    /// <summary>Reassigns centroids that have too few records to records of the last batch.</summary>
    /// <remarks>The rule of scikit-learn: centroids with less than <paramref name="ratio"/> of the largest count, at most half a batch of them; each continues with the
    /// smallest count of the others, so that it is not reassigned again at once.</remarks>
    /// <returns>The number of reassigned centroids.</returns>
    public int Reassign(double ratio, RandomSource random)
    {
        double limit = ratio * Counts.Max();
        int most = _labels.Length / 2;
        int[] low = [.. Enumerable.Range(0, Counts.Length).Where(k => Counts[k] < limit).OrderBy(k => Counts[k]).Take(most)];
        if (low.Length == 0)
            return 0;
        int[] places = random.Sample(_labels.Length, low.Length);
        double least = Enumerable.Range(0, Counts.Length).Except(low).Min(k => Counts[k]);
        for (int i = 0; i < low.Length; i++)
        {
            var record = _source.Read(places[i], 1, _scratch);
            record.CopyTo(_means.AsSpan(low[i] * _length));
            record.CopyTo(Centroids.AsSpan(low[i] * _length));
            Counts[low[i]] = least;
        }

        return low.Length;
    }

    // Sequentially, in the order of the batch: batches are small, and so the result cannot depend on the number of threads.
    private double Move(double[]? batchWeights)
    {
        var weights = new double[Counts.Length];
        var sums = new double[_means.Length];
        for (int i = 0; i < _labels.Length; i++)
        {
            double weight = batchWeights?[i] ?? 1;
            var record = _source.Read(i, 1, _scratch);
            var sum = sums.AsSpan(_labels[i] * _length, _length);
            weights[_labels[i]] += weight;
            if (batchWeights is null)
                Columns.Add(sum, record);
            else
                Columns.AddScaled(sum, weight, record);
        }

        double shift = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            if (weights[k] > 0)
                shift += Move(k, weights[k], sums.AsSpan(k * _length, _length));
        }

        return shift;
    }

    private double Move(int cluster, double weight, Span<double> sum)
    {
        var mean = _means.AsSpan(cluster * _length, _length);
        var centroid = Centroids.AsSpan(cluster * _length, _length);
        double all = Counts[cluster] + weight;
        for (int j = 0; j < mean.Length; j++)
        {
            double before = mean[j] * Counts[cluster];
            mean[j] = (before + sum[j]) / all;
        }

        Counts[cluster] = all;
        mean.CopyTo(sum);
        if (_source.IsNormalized && !UnitLength.Scale(sum))
            return 0;
        double shift = LaneSums.SquaredDistance(sum, centroid);
        sum.CopyTo(centroid);
        return shift;
    }
}
