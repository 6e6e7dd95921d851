using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One start in the choosing: the squared distance of each record from the nearest centroid chosen so far, draws in proportion to it, and what trial
/// centroids would leave. Sums go chunk by chunk in a fixed order.</summary>
internal sealed class PlusPlusState
{
    private readonly double[]? _weights;
    private readonly int _rows;
    private readonly double[] _nearest;
    private readonly int[] _owners;
    private readonly double[] _chunkPotentials;
    private readonly List<double[]> _chosen = [];
    private double[][] _trialPotentials = [];
    private double[][] _trialGaps = [[0]];

    /// <summary>Begins without a centroid: every record is drawn in proportion to its weight.</summary>
    public PlusPlusState(FitProblem problem, int rowsOfChunk, int chunks)
    {
        _weights = problem.Weights;
        _rows = rowsOfChunk;
        _nearest = new double[problem.Records.Count];
        _owners = new int[_nearest.Length];
        _chunkPotentials = new double[chunks];
        _nearest.AsSpan().Fill(1);
        for (int chunk = 0; chunk < chunks; chunk++)
        {
            int first = chunk * rowsOfChunk;
            _chunkPotentials[chunk] = Potentials(first, _nearest.AsSpan(first, Math.Min(rowsOfChunk, _nearest.Length - first)));
        }

        Potential = LaneSums.Sum(_chunkPotentials);
        _nearest.AsSpan().Fill(double.PositiveInfinity);
    }

    /// <summary>Σ w·(squared distance from the nearest centroid).</summary>
    public double Potential { get; private set; }

    /// <summary>The centroids on trial in the pass at hand, one after the other.</summary>
    public double[] Trials { get; private set; } = [];

    /// <summary>How many they are.</summary>
    public int TrialCount { get; private set; }

    /// <summary>Whether the one centroid on trial is taken.</summary>
    public bool Accepts { get; private set; }

    /// <summary>The squared distances from the nearest centroid.</summary>
    public ReadOnlySpan<double> Nearest => _nearest;

    /// <summary>What each trial would leave, after the pass.</summary>
    public double[] TrialPotentials => Array.ConvertAll(_trialPotentials, p => LaneSums.Sum(p));

    /// <summary>Puts centroids on trial for the next pass.</summary>
    public void Try(double[] trials, int count)
    {
        Put(trials, count);
        Accepts = false;
        _trialPotentials = new double[count][];
        for (int t = 0; t < count; t++)
            _trialPotentials[t] = new double[_chunkPotentials.Length];
    }

    /// <summary>Takes a centroid in the next pass.</summary>
    public void Accept(double[] centroid)
    {
        Put(centroid, 1);
        Accepts = true;
    }

    /// <summary>Whether a trial may be nearer to a record than its nearest centroid.</summary>
    /// <remarks>It is not if it is twice as far from that centroid as the record is (triangle inequality; in squares, with a little over for rounding).</remarks>
    public bool MayBeNearer(int trial, int record) => !(_trialGaps[trial][_owners[record]] > 4.000001 * _nearest[record]);

    /// <summary>Takes the distances of a chunk of records from a trial in, or from what is nearer.</summary>
    public void Note(int trial, int chunk, ReadOnlySpan<double> distances)
    {
        int first = chunk * _rows;
        if (!Accepts)
        {
            _trialPotentials[trial][chunk] = Potentials(first, distances);
            return;
        }

        for (int i = 0; i < distances.Length; i++)
        {
            if (distances[i] < _nearest[first + i])
            {
                _nearest[first + i] = distances[i];
                _owners[first + i] = _chosen.Count;
            }
        }

        _chunkPotentials[chunk] = Potentials(first, distances);
    }

    /// <summary>Ends a pass.</summary>
    public void EndPass()
    {
        if (!Accepts)
            return;
        _chosen.Add(Trials);
        Potential = LaneSums.Sum(_chunkPotentials);
    }

    /// <summary>Draws a record.</summary>
    public int Draw(RandomSource random)
    {
        double target = random.NextDouble() * Potential;
        int last = -1;
        for (int chunk = 0; chunk < _chunkPotentials.Length; chunk++)
        {
            if (!(_chunkPotentials[chunk] > 0))
                continue;
            last = chunk;
            if (target < _chunkPotentials[chunk])
                return DrawFrom(chunk, target);
            target -= _chunkPotentials[chunk];
        }

        // Rounding can leave a little over after the last chunk that has a share.
        return DrawFrom(Math.Max(last, 0), double.PositiveInfinity);
    }

    private void Put(double[] trials, int count)
    {
        Trials = trials;
        TrialCount = count;
        int length = trials.Length / count;
        _trialGaps = new double[count][];
        for (int t = 0; t < count; t++)
        {
            // One place at least, for records that have no centroid yet.
            _trialGaps[t] = new double[Math.Max(1, _chosen.Count)];
            for (int k = 0; k < _chosen.Count; k++)
                _trialGaps[t][k] = LaneSums.SquaredDistance(trials.AsSpan(t * length, length), _chosen[k]);
        }
    }

    private int DrawFrom(int chunk, double rest)
    {
        int found = chunk * _rows;
        int end = (int)Math.Min(_nearest.Length, (chunk + 1L) * _rows);
        for (int i = chunk * _rows; i < end; i++)
        {
            double distance = double.IsInfinity(_nearest[i]) ? 1 : _nearest[i];
            double share = _weights is null ? distance : _weights[i] * distance;
            if (!(share > 0))
                continue;
            found = i;
            rest -= share;
            if (rest < 0)
                break;
        }

        return found;
    }

    private double Potentials(int first, ReadOnlySpan<double> distances) =>
        _weights is null ? LaneSums.Sum(distances) : LaneSums.Dot(distances, _weights.AsSpan(first, distances.Length));
}
