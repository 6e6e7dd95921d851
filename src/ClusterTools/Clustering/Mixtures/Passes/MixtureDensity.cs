using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>The predictions of a mixture for records: labels, probabilities, densities.</summary>
internal static class MixtureDensity
{
    /// <summary>The predictions for all records.</summary>
    public static unsafe MixturePredictions Predict(MixturePass pass, PackedMixture mixture, int count, ExecutionOptions execution)
    {
        var predictions = new MixturePredictions(new int[count], new double[count], new double[count], new double[count]);
        pass.ForEach(
            mixture,
            (first, n, scratch) =>
            {
                for (int i = 0; i < n; i++)
                {
                    predictions.Labels[first + i] = (int)scratch.Label[i];
                    predictions.LabelProbabilities[first + i] = scratch.LabelProbability[i];
                    predictions.Entropy[first + i] = scratch.Entropy[i];
                    predictions.LogLikelihoods[first + i] = scratch.LogLikelihood[i] + mixture.LogScale;
                }
            },
            execution);
        return predictions;
    }

    /// <summary>ln of the density at each record.</summary>
    public static double[] LogLikelihoods(MixturePass pass, PackedMixture mixture, int count, ExecutionOptions execution) =>
        Array.ConvertAll(Scores(pass, mixture, count, execution), score => score + mixture.LogScale);

    /// <summary>ln of the density at each record, less the scale of the mixture.</summary>
    public static unsafe double[] Scores(MixturePass pass, PackedMixture mixture, int count, ExecutionOptions execution)
    {
        var result = new double[count];
        pass.ForEach(mixture, (first, n, scratch) => new ReadOnlySpan<double>(scratch.LogLikelihood, n).CopyTo(result.AsSpan(first)), execution);
        return result;
    }

    /// <summary>The probability of each component for each record.</summary>
    public static unsafe double[][] Probabilities(MixturePass pass, PackedMixture mixture, int count, ExecutionOptions execution)
    {
        int components = mixture.Layout.ComponentCount;
        var result = new double[count][];
        pass.ForEach(
            mixture,
            (first, n, scratch) =>
            {
                for (int i = 0; i < n; i++)
                {
                    var row = result[first + i] = new double[components];
                    for (int k = 0; k < components; k++)
                        row[k] = scratch.Scores[((long)k * Numerics.Kernels.Groups.RecordGroup.Size) + i];
                }
            },
            execution);
        return result;
    }
}
