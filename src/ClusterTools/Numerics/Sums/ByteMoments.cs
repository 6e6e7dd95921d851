using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClusterTools.Numerics.Sums;

/// <summary>Sums over byte records, in integers, so that there is no rounding.</summary>
internal sealed class ByteMoments
{
    // This many values can be summed in 16 bits, and the squares of this many consecutive columns in the 32 bits of each of four lanes.
    private const int MaximumRows = ushort.MaxValue / byte.MaxValue;
    private const int MaximumColumns = 1 << 16;

    private readonly int _length;
    private readonly ushort[] _recent;
    private readonly long[] _sums;
    private int _recentRows;
    private Vector<byte> _largests;
    private byte _largestOfRests;

    /// <summary>Starts with no records.</summary>
    public ByteMoments(int length)
    {
        _length = length;
        _recent = new ushort[length];
        _sums = new long[length];
    }

    /// <summary>The sum of the squares of all values.</summary>
    public long Squares { get; private set; }

    /// <summary>The largest value.</summary>
    public byte Largest
    {
        get
        {
            byte largest = _largestOfRests;
            for (int lane = 0; lane < Vector<byte>.Count; lane++)
                largest = Math.Max(largest, _largests[lane]);
            return largest;
        }
    }

    /// <summary>Adds records.</summary>
    /// <param name="rows">Their values, contiguous.</param>
    public void Add(ReadOnlySpan<byte> rows)
    {
        for (int start = 0; start < rows.Length; start += _length)
        {
            if (_recentRows == MaximumRows)
                Flush();
            _recentRows++;
            for (int first = 0; first < _length; first += MaximumColumns)
            {
                int columns = Math.Min(MaximumColumns, _length - first);
                Squares += Add(rows.Slice(start + first, columns), _recent.AsSpan(first, columns));
            }
        }
    }

    /// <summary>Adds the column sums to <paramref name="target"/>.</summary>
    public void AddSums(long[] target)
    {
        Flush();
        for (int j = 0; j < _sums.Length; j++)
            target[j] += _sums[j];
    }

    [MethodImpl(KernelLoop.Options)]
    private long Add(ReadOnlySpan<byte> record, Span<ushort> sums)
    {
        var values = MemoryMarshal.Cast<byte, Vector<byte>>(record);
        var to = MemoryMarshal.Cast<ushort, Vector<ushort>>(sums);
        var squares0 = Vector<uint>.Zero;
        var squares1 = Vector<uint>.Zero;
        var largests = _largests;
        for (int i = 0; i < values.Length; i++)
        {
            Vector.Widen(values[i], out var low, out var high);
            largests = Vector.Max(largests, values[i]);
            to[2 * i] += low;
            to[(2 * i) + 1] += high;
            Vector.Widen(low * low, out var a, out var b);
            Vector.Widen(high * high, out var c, out var d);
            squares0 += a + b;
            squares1 += c + d;
        }

        _largests = largests;
        Vector.Widen(squares0 + squares1, out var lower, out var upper);
        long squares = (long)Vector.Dot(lower + upper, Vector<ulong>.One);
        for (int i = values.Length * Vector<byte>.Count; i < record.Length; i++)
        {
            _largestOfRests = Math.Max(_largestOfRests, record[i]);
            sums[i] += record[i];
            squares += record[i] * record[i];
        }

        return squares;
    }

    private void Flush()
    {
        for (int j = 0; j < _sums.Length; j++)
            _sums[j] += _recent[j];
        Array.Clear(_recent, 0, _recent.Length);
        _recentRows = 0;
    }
}
