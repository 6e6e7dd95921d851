using ClusterTools.Numerics.Optimization;
using ClusterTools.Numerics.Statistics;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Palettes;

/// <summary>Colours that show which clusters are similar: K colours whose cosine distances mirror those of the centroids.</summary>
/// <remarks>The colours in [0, 1]³ minimise 1 − Pearson's r between the flattened K × K matrices of cosine distances of centroids and of colours. A cosine distance does not
/// depend on how bright a colour is, nor on which channel is which. So the bounds need no bounded method: L-BFGS runs over the square roots of the channels. And what the
/// objective leaves open serves the eye: brightness follows the strength of the centroids, and of the six orders of the channels the one is taken whose colours are
/// easiest to distinguish.</remarks>
public static class SimilarityPalette
{
    /// <summary>The most clusters that colours by similarity are searched for.</summary>
    public const int MaxClusterCount = 2048;

    private const int MaxStarts = 10;

    /// <summary>Pairs of clusters that one search looks at, over all starts: about two seconds of one core.</summary>
    private const double PairBudget = 1e8;

    /// <summary>Evaluations that a start rarely needs more of.</summary>
    private const int UsualEvaluations = 800;

    /// <summary>Finds the colours, the best of several seeded starts.</summary>
    /// <param name="centroids">The centre of each cluster.</param>
    /// <param name="seed">The seed of the starts. Equal seeds give equal colours, on any number of threads.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <returns>The colours and the objective that they reach.</returns>
    /// <exception cref="ArgumentException">There are no centroids or more than <see cref="MaxClusterCount"/>, they differ in length, or a value is not finite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SimilarityPaletteResult Optimize(double[][] centroids, long seed = 0, ExecutionOptions? execution = null)
    {
        execution ??= ExecutionOptions.Default;
        var objective = CreateObjective(centroids);
        int k = centroids.Length;
        // Two clusters fit whatever their colours are; where no distance differs, nothing can be fitted.
        if (objective.IsUndefined || k == 2)
            return new SimilarityPaletteResult(LabelPalette.Distinct(k), objective.IsUndefined ? double.NaN : 0);

        double pairs = 0.5 * k * k;
        int starts = (int)Math.Clamp(PairBudget / (UsualEvaluations * pairs), 2, MaxStarts);
        int evaluations = (int)Math.Clamp(PairBudget / (starts * pairs), 60, 4000);
        var found = new Candidate[starts];
        var progress = new ProgressCounter(execution.Progress, SR.ActivityColors, starts);
        ChunkedParallel.For(starts, execution, (start, _) =>
        {
            found[start] = Search(objective, k, new RandomSource(seed, start), evaluations, execution.CancellationToken);
            progress.Add();
        });

        var best = found[0];
        foreach (var candidate in found)
        {
            if (candidate.Objective < best.Objective)
                best = candidate;
        }

        return new SimilarityPaletteResult(PaletteFinish.Apply(Array.ConvertAll(best.Roots, x => x * x), centroids), best.Objective);
    }

    private static PaletteObjective CreateObjective(double[][] centroids)
    {
        ArgumentNullException.ThrowIfNull(centroids);
        if (centroids.Length is 0 or > MaxClusterCount)
            throw new ArgumentException(string.Format(SR.SimilarityColorsTooMany, MaxClusterCount, centroids.Length));
        return new PaletteObjective(CosineDistances.Between(centroids), centroids.Length);
    }

    /// <summary>One run of L-BFGS from random colours.</summary>
    private static Candidate Search(PaletteObjective objective, int k, RandomSource random, int evaluations, CancellationToken token)
    {
        var start = new double[3 * k];
        for (int i = 0; i < start.Length; i++)
            start[i] = Math.Sqrt(random.NextDouble());
        var colors = new double[start.Length];
        var (roots, found) = LimitedMemoryBfgs.Minimize(
            (point, gradient) =>
            {
                token.ThrowIfCancellationRequested();
                for (int i = 0; i < colors.Length; i++)
                    colors[i] = point[i] * point[i];
                double value = objective.Evaluate(colors, gradient);
                for (int i = 0; i < colors.Length; i++)
                    gradient[i] *= 2 * point[i];
                // Equal colours leave r undefined: as bad as no correlation.
                return double.IsNaN(value) ? 1 : value;
            },
            start,
            evaluations);
        return new Candidate(roots, found);
    }

    private readonly record struct Candidate(double[] Roots, double Objective);
}
