namespace ClusterTools.Metrics;

/// <summary>The elbow of a decreasing curve, by a fit of two line segments: for each cut t the points before t and those from t on are each fitted by least squares, and
/// the cut with the highest mean of the two R² wins (ties: the first).</summary>
public sealed class ElbowScore
{
    private ElbowScore(int[] clusterCounts, double[] scores, double[] leftR2, double[] rightR2)
    {
        ClusterCounts = clusterCounts;
        Scores = scores;
        LeftR2 = leftR2;
        RightR2 = rightR2;
    }

    /// <summary>The candidates: from the third number of clusters to the last but one.</summary>
    public int[] ClusterCounts { get; }

    /// <summary>The mean R² of the two lines, for each candidate.</summary>
    public double[] Scores { get; }

    /// <summary>R² of the line through the points before the candidate, for each candidate.</summary>
    public double[] LeftR2 { get; }

    /// <summary>R² of the line through the candidate's point and those after it, for each candidate.</summary>
    public double[] RightR2 { get; }

    /// <summary>The candidate with the best score.</summary>
    public int BestClusterCount => ClusterCounts[Array.IndexOf(Scores, Scores.Max())];

    /// <summary>Scores every cut.</summary>
    /// <param name="clusterCounts">The numbers of clusters, ascending, at least four.</param>
    /// <param name="inertia">The inertia (or another error) of each.</param>
    /// <exception cref="ArgumentException">There are fewer than four numbers, they are not ascending, or the two arrays differ in length.</exception>
    public static ElbowScore Compute(int[] clusterCounts, double[] inertia)
    {
        ArgumentNullException.ThrowIfNull(clusterCounts);
        ArgumentNullException.ThrowIfNull(inertia);
        if (clusterCounts.Length != inertia.Length)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(inertia), inertia.Length, clusterCounts.Length));
        if (clusterCounts.Length < 4)
            throw new ArgumentException(string.Format(SR.ElbowNeedsFour, clusterCounts.Length));
        for (int i = 1; i < clusterCounts.Length; i++)
        {
            if (clusterCounts[i] <= clusterCounts[i - 1])
                throw new ArgumentException(SR.ElbowNotAscending);
        }

        int cuts = clusterCounts.Length - 3;
        var left = new double[cuts];
        var right = new double[cuts];
        var scores = new double[cuts];
        var candidates = new int[cuts];
        for (int i = 0; i < cuts; i++)
        {
            int t = i + 2;
            candidates[i] = clusterCounts[t];
            left[i] = R2OfLine(clusterCounts, inertia, 0, t);
            right[i] = R2OfLine(clusterCounts, inertia, t, clusterCounts.Length);
            scores[i] = (left[i] + right[i]) / 2;
        }

        return new ElbowScore(candidates, scores, left, right);
    }

    /// <inheritdoc/>
    public override string ToString() => $"ElbowScore: best {BestClusterCount} of {ClusterCounts.Length} candidates";

    /// <summary>R² of the least-squares line through points [from, to); exactly 1 for two points and for constant points.</summary>
    private static double R2OfLine(int[] x, double[] y, int from, int to)
    {
        int n = to - from;
        if (n == 2)
            return 1;
        double meanX = 0;
        double meanY = 0;
        for (int i = from; i < to; i++)
        {
            meanX += x[i];
            meanY += y[i];
        }

        meanX /= n;
        meanY /= n;
        double xx = 0, xy = 0, yy = 0;
        for (int i = from; i < to; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }

        if (yy == 0)
            return 1;
        double slope = xy / xx;
        double residual = 0;
        for (int i = from; i < to; i++)
        {
            double r = y[i] - meanY - (slope * (x[i] - meanX));
            residual += r * r;
        }

        return 1 - (residual / yy);
    }
}
