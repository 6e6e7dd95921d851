using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Numerics.Kernels.Bytes;

/// <summary>Integer dot products without vectors.</summary>
internal sealed unsafe class ScalarByteScorer : ByteScorer
{
    public override (int Sum, int Products) Moments(byte* x, int columns)
    {
        int sum = 0;
        int products = 0;
        for (int j = 0; j < columns; j++)
        {
            sum += x[j];
            products += x[j] * (x[j] - 128);
        }

        return (sum, products);
    }

    public override int One(byte* x, sbyte* c, int columns)
    {
        int sum = 0;
        for (int start = 0; start < columns; start += BlockSize, c += BlockSize)
        {
            byte* from = x + Math.Min(start, columns - BlockSize);
            for (int j = 0; j < BlockSize; j++)
                sum += from[j] * c[j];
        }

        return sum;
    }

    public override void Many(byte* rows, byte* list, int count, sbyte* c, int centroids, int columns, int* dots)
    {
        for (int q = 0; q < centroids; q++, c += RoundedCentroids.StrideOf(columns), dots += RecordGroup.Size)
        {
            for (int i = 0; i < count; i++)
                dots[list[i]] = One(rows + ((long)list[i] * columns), c, columns);
        }
    }
}
