using ClusterTools.Threading;

namespace ClusterTools.Clustering;

/// <summary>One start of k-means from given centroids, pass after pass.</summary>
internal sealed class LloydFit
{
    private LloydFit(double[] centroids, int count)
    {
        Centroids = centroids;
        Labels = new int[count];
        Labels.AsSpan().Fill(-1);
    }

    /// <summary>All centroids, one after the other.</summary>
    public double[] Centroids { get; }

    public int[] Labels { get; }

    public List<double> InertiaHistory { get; } = [];

    public double Inertia { get; private set; }

    public bool Converged { get; private set; }

    /// <summary>Empty clusters that were given a record.</summary>
    public int Relocations { get; private set; }

    /// <summary>Goes on until a pass changes nothing, the centroids' shift is within the tolerance, or the passes are used up.</summary>
    /// <param name="problem">The records.</param>
    /// <param name="centroids">Where to start; changed.</param>
    /// <param name="maxIterations">The most passes.</param>
    /// <param name="tolerance">The summed squared shift that ends the fit.</param>
    /// <param name="bounded">Whether bounds of the distances are kept; the result is the same.</param>
    /// <param name="progress">Told of each pass.</param>
    public static LloydFit Run(FitProblem problem, double[] centroids, int maxIterations, double tolerance, bool bounded, ProgressCounter progress)
    {
        var execution = problem.Execution;
        var fit = new LloydFit(centroids, problem.Records.Count);
        var sums = new ClusterSums(problem, centroids.Length / problem.Records.Length, execution.EffectiveThreadCount);
        var bounds = bounded ? new DistanceBounds(centroids, problem.Records.Length, problem.Records.Count, problem.Centring.Scale) : null;
        var target = new AssignmentTarget(centroids, fit.Labels, sums, bounds);
        bool labelsFit = false;
        while (!labelsFit && !fit.Converged && fit.InertiaHistory.Count < maxIterations)
        {
            int changed = problem.Assign(target);
            sums.Merge();
            fit.Inertia = PassInertia.Compute(problem, centroids, fit.Labels, sums);
            fit.InertiaHistory.Add(fit.Inertia);
            progress.Add();
            double shift = fit.Update(problem, sums, bounds);
            labelsFit = changed == 0;
            fit.Converged = labelsFit || shift <= tolerance;
        }

        if (!labelsFit)
        {
            problem.Assign(target);
            sums.Merge();
        }

        fit.Inertia = PassInertia.Compute(problem, centroids, fit.Labels, sums);
        return fit;
    }

    private double Update(FitProblem problem, ClusterSums sums, DistanceBounds? bounds)
    {
        var moves = EmptyClusterRelocation.Relocate(problem, Centroids, Labels, sums, problem.Execution);
        var squaredShifts = new double[sums.Sizes.Length];
        double shift = CentroidUpdate.Apply(problem, sums, Centroids, squaredShifts);
        bounds?.Move(squaredShifts);
        Relocations += moves.Count;

        // The labels did not change: the next pass finds the moved records near their new centroids by itself.
        var record = new double[problem.Records.Length];
        foreach (var (row, from, to) in moves)
            sums.Move(row, problem.Records.Read(row, 1, record), to, from);
        return shift;
    }
}
