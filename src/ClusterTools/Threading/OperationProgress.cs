namespace ClusterTools.Threading;

/// <summary>How far a long operation is.</summary>
/// <param name="Activity">What is being done, for a person to read.</param>
/// <param name="Done">Units of work done.</param>
/// <param name="Total">Units of work in all; 0 when unknown.</param>
public readonly record struct OperationProgress(string Activity, long Done, long Total)
{
    /// <summary>The part done, from 0 to 1; 0 when the total is unknown.</summary>
    public double Fraction => Total > 0 ? Math.Min(1, (double)Done / Total) : 0;
}
