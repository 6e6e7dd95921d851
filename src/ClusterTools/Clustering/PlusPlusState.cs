using System.Numerics;
using System.Runtime.InteropServices;
using ClusterTools.Numerics;

namespace ClusterTools.Clustering;

/// <summary>One start in the choosing: the squared distance of each record from the nearest centroid chosen so far, draws in proportion to it, and what would remain of it
/// with each centroid on trial. Sums go chunk by chunk in a fixed order.</summary>
internal sealed class PlusPlusState
{
    private readonly double[]? _weights;
    private readonly int _rows;
    private double[] _nearest;
    private double[] _chunkPotentials;
    private double[][] _trialNearest = [];
    private double[][] _trialPotentials = [];

    /// <summary>Begins without a centroid: every record is drawn in proportion to its weight.</summary>
    public PlusPlusState(FitProblem problem, int rowsOfChunk, int chunks)
    {
        _weights = problem.Weights;
        _rows = rowsOfChunk;
        _nearest = new double[problem.Records.Count];
        _chunkPotentials = new double[chunks];
        _nearest.AsSpan().Fill(1);
        for (int chunk = 0; chunk < chunks; chunk++)
            _chunkPotentials[chunk] = ChunkPotential(_nearest, chunk);
        Potential = LaneSums.Sum(_chunkPotentials);
        _nearest.AsSpan().Fill(double.PositiveInfinity);
    }

    /// <summary>Σ w·(squared distance from the nearest centroid).</summary>
    public double Potential { get; private set; }

    /// <summary>The centroids on trial, one after the other.</summary>
    public double[] Trials { get; private set; } = [];

    /// <summary>How many they are.</summary>
    public int TrialCount { get; private set; }

    /// <summary>The squared distances from the nearest centroid.</summary>
    public ReadOnlySpan<double> Nearest => _nearest;

    /// <summary>What each trial would leave, after the pass.</summary>
    public double[] TrialPotentials => Array.ConvertAll(_trialPotentials, p => LaneSums.Sum(p));

    /// <summary>Puts centroids on trial in the next pass.</summary>
    public void Try(double[] trials, int count)
    {
        Trials = trials;
        TrialCount = count;
        if (_trialNearest.Length == count)
            return;
        _trialNearest = new double[count][];
        _trialPotentials = new double[count][];
        for (int t = 0; t < count; t++)
        {
            _trialNearest[t] = new double[_nearest.Length];
            _trialPotentials[t] = new double[_chunkPotentials.Length];
        }
    }

    /// <summary>Notes the squared distances of some records from a trial.</summary>
    public void Note(int trial, int first, ReadOnlySpan<double> distances)
    {
        var nearest = _nearest.AsSpan(first, distances.Length);
        var target = _trialNearest[trial].AsSpan(first, distances.Length);
        var vd = MemoryMarshal.Cast<double, Vector<double>>(distances);
        var vn = MemoryMarshal.Cast<double, Vector<double>>(nearest);
        var vt = MemoryMarshal.Cast<double, Vector<double>>(target);
        for (int v = 0; v < vt.Length; v++)
            vt[v] = Vector.ConditionalSelect(Vector.LessThan(vd[v], vn[v]), vd[v], vn[v]);
        for (int i = vt.Length * Vector<double>.Count; i < distances.Length; i++)
            target[i] = distances[i] < nearest[i] ? distances[i] : nearest[i];
    }

    /// <summary>Sums up what was noted of a chunk of records.</summary>
    public void EndChunk(int chunk)
    {
        for (int t = 0; t < TrialCount; t++)
            _trialPotentials[t][chunk] = ChunkPotential(_trialNearest[t], chunk);
    }

    /// <summary>Takes a centroid that was on trial in the last pass.</summary>
    public void Accept(int trial)
    {
        (_nearest, _trialNearest[trial]) = (_trialNearest[trial], _nearest);
        (_chunkPotentials, _trialPotentials[trial]) = (_trialPotentials[trial], _chunkPotentials);
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

    private double ChunkPotential(double[] distances, int chunk)
    {
        int first = chunk * _rows;
        int count = Math.Min(_rows, distances.Length - first);
        var own = distances.AsSpan(first, count);
        return _weights is null ? LaneSums.Sum(own) : LaneSums.Dot(own, _weights.AsSpan(first, count));
    }
}
