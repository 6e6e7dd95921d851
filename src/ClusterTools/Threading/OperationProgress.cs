namespace ClusterTools.Threading;

/// <summary>The progress of a long operation.</summary>
/// <param name="Activity">A description of the activity for users.</param>
/// <param name="Done">The units of work done.</param>
/// <param name="Total">The total units of work; 0 if unknown.</param>
public readonly record struct OperationProgress(string Activity, long Done, long Total)
{
    /// <summary>The fraction done, from 0 to 1; 0 if the total is unknown.</summary>
    public double Fraction => Total > 0 ? Math.Min(1, (double)Done / Total) : 0;
}
