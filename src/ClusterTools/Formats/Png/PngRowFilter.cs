namespace ClusterTools.Formats.Png;

/// <summary>Chooses a filter for each row by the smallest sum of absolute differences (PNG specification, 12.7), which compresses photographs and microscope
/// pictures well. The filtered bytes count as signed; the first of equal filters wins, so the choice is the same everywhere.</summary>
internal sealed class PngRowFilter
{
    private const int FilterCount = 5;

    private readonly int _stride;
    private readonly byte[][] _candidates = new byte[FilterCount][];

    public PngRowFilter(int rowBytes, int stride)
    {
        _stride = stride;
        for (int filter = 0; filter < FilterCount; filter++)
        {
            _candidates[filter] = new byte[rowBytes + 1];
            _candidates[filter][0] = (byte)filter;
        }
    }

    /// <summary>The row with its filter byte before it; valid until the next call.</summary>
    /// <param name="row">The row.</param>
    /// <param name="above">The row above it; zeros above the first.</param>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above)
    {
        Span<byte> none = _candidates[0].AsSpan(1, row.Length);
        Span<byte> sub = _candidates[1].AsSpan(1, row.Length);
        Span<byte> up = _candidates[2].AsSpan(1, row.Length);
        Span<byte> average = _candidates[3].AsSpan(1, row.Length);
        Span<byte> paeth = _candidates[4].AsSpan(1, row.Length);
        above = above.Slice(0, row.Length);
        row.CopyTo(none);
        for (int i = 0; i < row.Length; i++)
        {
            int left = i >= _stride ? row[i - _stride] : 0;
            int corner = i >= _stride ? above[i - _stride] : 0;
            sub[i] = (byte)(row[i] - left);
            up[i] = (byte)(row[i] - above[i]);
            average[i] = (byte)(row[i] - ((left + above[i]) >> 1));
            paeth[i] = (byte)(row[i] - PngPaeth.Predict(left, above[i], corner));
        }

        int best = 0;
        long least = long.MaxValue;
        for (int filter = 0; filter < FilterCount; filter++)
        {
            long sum = 0;
            foreach (byte value in _candidates[filter].AsSpan(1, row.Length))
                sum += Math.Abs((int)(sbyte)value);
            if (sum < least)
                (best, least) = (filter, sum);
        }

        return _candidates[best].AsSpan(0, row.Length + 1);
    }
}
