namespace ClusterTools.Numerics.Statistics;

/// <summary>Quickselect (Hoare 1961): moves the element of a given rank to its sorted position without sorting everything. Values must not be NaN.</summary>
internal static class OrderStatistic
{
    private const int SmallEnoughToSort = 16;

    /// <summary>Rearranges <paramref name="values"/> so that [rank] holds the value it would have in ascending order, with nothing greater before it and nothing less after
    /// it.</summary>
    public static void Select(Span<double> values, int rank)
    {
        int low = 0;
        int high = values.Length - 1;
        // A round with a good pivot halves the range; if pivots stay bad, heapsort bounds the time.
        int rounds = 64;
        while (high - low >= SmallEnoughToSort)
        {
            if (rounds-- == 0)
            {
                HeapSort(values.Slice(low, high - low + 1));
                return;
            }

            double pivot = MedianOfThree(values[low], values[low + ((high - low) >> 1)], values[high]);
            int below = low + MoveBelow(values.Slice(low, high - low + 1), pivot);
            if (rank < below)
            {
                high = below - 1;
                continue;
            }

            // Many values may equal the pivot (8-bit data): they are finished at once.
            int above = below + MoveUpTo(values.Slice(below, high - below + 1), pivot);
            if (rank < above)
                return;
            low = above;
        }

        InsertionSort(values.Slice(low, high - low + 1));
    }

    /// <summary>Moves the values below the pivot to the front, with unconditional swaps: a branch on random values costs more.</summary>
    /// <returns>The number of these values.</returns>
    private static int MoveBelow(Span<double> values, double pivot)
    {
        int front = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double v = values[i];
            values[i] = values[front];
            values[front] = v;
            front += v < pivot ? 1 : 0;
        }

        return front;
    }

    /// <summary>Moves the values that do not exceed the pivot to the front.</summary>
    /// <returns>The number of these values.</returns>
    private static int MoveUpTo(Span<double> values, double pivot)
    {
        int front = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double v = values[i];
            values[i] = values[front];
            values[front] = v;
            front += v <= pivot ? 1 : 0;
        }

        return front;
    }

    private static double MedianOfThree(double a, double b, double c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static void InsertionSort(Span<double> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            double v = values[i];
            int j = i - 1;
            for (; j >= 0 && values[j] > v; j--)
                values[j + 1] = values[j];
            values[j + 1] = v;
        }
    }

    private static void HeapSort(Span<double> values)
    {
        for (int root = (values.Length / 2) - 1; root >= 0; root--)
            SiftDown(values, root);
        for (int end = values.Length - 1; end > 0; end--)
        {
            (values[0], values[end]) = (values[end], values[0]);
            SiftDown(values.Slice(0, end), 0);
        }
    }

    private static void SiftDown(Span<double> values, int root)
    {
        while ((2 * root) + 1 < values.Length)
        {
            int child = (2 * root) + 1;
            if (child + 1 < values.Length && values[child + 1] > values[child])
                child++;
            if (values[root] >= values[child])
                return;
            (values[root], values[child]) = (values[child], values[root]);
            root = child;
        }
    }
}
