namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>The predictions of a mixture for each record.</summary>
/// <param name="Labels">The most probable component (ties: the lowest index).</param>
/// <param name="LabelProbabilities">Its probability.</param>
/// <param name="Entropy">The entropy of the probabilities of all components, in nats.</param>
/// <param name="LogLikelihoods">ln of the density.</param>
internal sealed record MixturePredictions(int[] Labels, double[] LabelProbabilities, double[] Entropy, double[] LogLikelihoods)
{
    /// <summary>Expands the predictions for a subset to all records; the others get the label −1, and NaN.</summary>
    /// <param name="records">The indices of the subset's records.</param>
    /// <param name="count">The number of all records.</param>
    public MixturePredictions Spread(int[] records, int count) =>
        new(LabelledRecords.Spread(Labels, records, count), Spread(LabelProbabilities, records, count), Spread(Entropy, records, count), Spread(LogLikelihoods, records, count));

    private static double[] Spread(double[] values, int[] records, int count)
    {
        var all = new double[count];
        Array.Fill(all, double.NaN);
        for (int i = 0; i < records.Length; i++)
            all[records[i]] = values[i];
        return all;
    }
}
