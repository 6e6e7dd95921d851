namespace ClusterTools.Numerics;

/// <summary>Centroids as <see cref="RowKernel{TVector, TOps}"/> takes them: −2·c', a row each, in groups that bounds are kept for.</summary>
internal sealed unsafe class RowCentroids : IDisposable
{
    private const int Alignment = 16;
    private readonly AlignedBuffer _values;

    /// <summary>Packs centroids.</summary>
    /// <param name="centroids">All centroids in double, one after the other.</param>
    /// <param name="columns">Values of a centroid.</param>
    /// <param name="places">The centroid at each place (−1: none).</param>
    /// <param name="centring">Origin and unit, the same as of the records.</param>
    /// <param name="chain">The additions that follow one another in a product.</param>
    public RowCentroids(ReadOnlySpan<double> centroids, int columns, int[] places, Centring centring, int chain)
    {
        Stride = StrideOf(columns);
        _values = new AlignedBuffer((long)places.Length * Stride);
        SquaredNorms = new float[places.Length];
        double largest = 0;
        for (int place = 0; place < places.Length; place++)
        {
            var row = new Span<float>(Row(place), Stride);
            row.Clear();
            if (places[place] < 0)
            {
                SquaredNorms[place] = float.PositiveInfinity;
                continue;
            }

            double squared = 0;
            for (int j = 0; j < columns; j++)
            {
                double value = (centroids[(places[place] * columns) + j] * centring.Scale) - centring.ScaledPoint[j];
                squared += value * value;
                row[j] = (float)(-2 * value);
            }

            SquaredNorms[place] = (float)squared;
            largest = Math.Max(largest, squared);
        }

        Margin = new ScoreMargin(largest, columns, chain);
    }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>|c'|² at each place, infinite where there is none.</summary>
    public float[] SquaredNorms { get; }

    /// <summary>The bound on what rounding does to scores.</summary>
    public ScoreMargin Margin { get; }

    /// <summary>Records and centroids of some columns take this many floats.</summary>
    public static int StrideOf(int columns) => (columns + Alignment - 1) / Alignment * Alignment;

    /// <summary>The row at a place.</summary>
    public float* Row(int place) => _values.Pointer + ((long)place * Stride);

    public void Dispose() => _values.Dispose();
}
