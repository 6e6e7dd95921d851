namespace ClusterTools.Metrics.Agreement;

/// <summary>The confusion matrix: the number of records of each true class that are predicted as each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Counts the records of each pair of a true and a predicted class.</summary>
    /// <param name="truth">The true class of each record: the rows.</param>
    /// <param name="predicted">Its predicted class: the columns.</param>
    /// <exception cref="ArgumentException">The two differ in length, or are empty.</exception>
    public ConfusionMatrix(int[] truth, int[] predicted)
    {
        LabelPair.Require(truth, nameof(truth), predicted, nameof(predicted));
        var code = new LabelCode([.. truth, .. predicted]);
        Classes = code.Distinct;
        _counts = new int[Classes.Length, Classes.Length];
        int right = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            _counts[code.Codes[i], code.Codes[truth.Length + i]]++;
            if (truth[i] == predicted[i])
                right++;
        }

        Accuracy = (double)right / truth.Length;
    }

    /// <summary>The classes that occur in either, ascending: the rows and the columns.</summary>
    public int[] Classes { get; }

    /// <summary>The fraction of the records whose class is predicted correctly.</summary>
    public double Accuracy { get; }

    /// <summary>The counts, a row for each true class.</summary>
    public int[][] Counts => [.. Enumerable.Range(0, Classes.Length).Select(row => Enumerable.Range(0, Classes.Length).Select(column => _counts[row, column]).ToArray())];

    /// <summary>The counts as [true class, predicted class].</summary>
    public int[,] ToArray() => (int[,])_counts.Clone();

    /// <inheritdoc/>
    public override string ToString() => $"ConfusionMatrix of {Classes.Length} classes, accuracy {Accuracy:0.####}";
}
