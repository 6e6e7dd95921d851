using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One start in the choosing: the squared distance of each record from the nearest centroid chosen so far, draws in proportion to it, and what trial
/// centroids would leave. Sums go chunk by chunk in a fixed order.</summary>
internal sealed class PlusPlusState
{
    private readonly double[]? _weights;
    private readonly int _rows;
    private readonly double[] _nearest;
    private readonly double[] _chunkPotentials;
    private double[][] _trialPotentials = [];

    /// <summary>Begins without a centroid: every record is drawn in proportion to its weight.</summary>
    public PlusPlusState(FitProblem problem, int rowsOfChunk, int chunks)
    {
        _weights = problem.Weights;
        _rows = rowsOfChunk;
        _nearest = new double[problem.Records.Count];
        _chunkPotentials = new double[chunks];
        _nearest.AsSpan().Fill(1);
        for (int i = 0; i < _nearest.Length; i++)
            _chunkPotentials[i / _rows] += Share(i, 1);
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
        Trials = trials;
        TrialCount = count;
        Accepts = false;
        _trialPotentials = new double[count][];
        for (int t = 0; t < count; t++)
            _trialPotentials[t] = new double[_chunkPotentials.Length];
    }

    /// <summary>Takes a centroid in the next pass.</summary>
    public void Accept(double[] centroid)
    {
        Trials = centroid;
        TrialCount = 1;
        Accepts = true;
        Array.Clear(_chunkPotentials, 0, _chunkPotentials.Length);
    }

    /// <summary>Notes the distance of a record from a trial, or from what is nearer. Each chunk has its records noted in order.</summary>
    public void Note(int trial, int record, double distance)
    {
        distance = Math.Min(_nearest[record], distance);
        if (Accepts)
        {
            _nearest[record] = distance;
            _chunkPotentials[record / _rows] += Share(record, distance);
        }
        else
        {
            _trialPotentials[trial][record / _rows] += Share(record, distance);
        }
    }

    /// <summary>Ends a pass.</summary>
    public void EndPass()
    {
        if (Accepts)
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

    private int DrawFrom(int chunk, double rest)
    {
        int found = chunk * _rows;
        int end = (int)Math.Min(_nearest.Length, (chunk + 1L) * _rows);
        for (int i = chunk * _rows; i < end; i++)
        {
            double share = Share(i, double.IsInfinity(_nearest[i]) ? 1 : _nearest[i]);
            if (!(share > 0))
                continue;
            found = i;
            rest -= share;
            if (rest < 0)
                break;
        }

        return found;
    }

    private double Share(int record, double distance) => _weights is null ? distance : _weights[record] * distance;
}
