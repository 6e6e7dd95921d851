using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using ClusterTools.Formats.Jpeg.Headers;

namespace ClusterTools.Formats.Jpeg.Scans;

/// <summary>The bits of a scan, one restart interval at a time.</summary>
/// <remarks>The next bits are the highest of <see cref="Bits"/>. <see cref="Fill()"/> makes at least 56 of them valid, and nothing reads more than that before the
/// next call. A damaged block may read beyond the interval's end, into bytes that are there but mean nothing; <see cref="RequireBits"/> finds that out.</remarks>
internal sealed class JpegEntropyReader(JpegInput input)
{
    // More than the bits of a block, however damaged: 64 times a code of 16 and a value of 15 bits.
    private const int Slack = 512;

    private byte[] _data = [];
    private int _end;
    private int _interval;
    private int _left;
    private int _restart;

    /// <summary>The next bits, from the highest.</summary>
    public ulong Bits;

    /// <summary>How many of <see cref="Bits"/> are valid.</summary>
    public int Count;

    /// <summary>Where the bytes after <see cref="Bits"/> are in <see cref="Data"/>.</summary>
    public int Position;

    /// <summary>The bytes of the interval.</summary>
    public ReadOnlySpan<byte> Data => _data;

    /// <summary>Begins a scan.</summary>
    /// <param name="restartInterval">MCUs between two restart markers; 0 for none.</param>
    public void BeginScan(int restartInterval)
    {
        if (_data.Length < input.Remaining + Slack)
        {
            if (input.Remaining > int.MaxValue - (2 * Slack))
                throw input.Error(SR.JpegFileTooLarge);
            _data = new byte[input.Remaining + Slack];
        }

        _interval = restartInterval > 0 ? restartInterval : int.MaxValue;
        _restart = 0;
        BeginInterval();
    }

    /// <summary>Goes to the next MCU; true when it is the first after a restart, where all predictions are reset.</summary>
    public bool NextMcu()
    {
        bool restart = _left == 0;
        if (restart)
        {
            int marker = input.NextMarker();
            if (marker != JpegMarker.FirstRestart + _restart)
                throw input.Error(string.Format(SR.JpegRestartMissing, _restart));
            _restart = (_restart + 1) & 7;
            BeginInterval();
        }

        _left--;
        return restart;
    }

    /// <summary>Makes at least 56 bits valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(ReadOnlySpan<byte> data, ref ulong bits, ref int count, ref int position)
    {
        // The bits of a byte that is taken in part come again with the next call, at the same place.
        bits |= BinaryPrimitives.ReadUInt64BigEndian(data.Slice(position)) >> count;
        int bytes = (63 - count) >> 3;
        position += bytes;
        count += bytes << 3;
    }

    /// <summary>Makes at least 56 bits valid.</summary>
    public void Fill() => Fill(_data, ref Bits, ref Count, ref Position);

    /// <summary>Takes up to 16 bits; they must be valid.</summary>
    public int Take(int count)
    {
        int value = (int)(Bits >> 1 >> (63 - count));
        Bits <<= count;
        Count -= count;
        return value;
    }

    /// <summary>Takes a number of <paramref name="size"/> bits, whose highest bit is 0 for negative ones.</summary>
    public int TakeSigned(int size)
    {
        int value = Take(size);
        return size > 0 && value < 1 << (size - 1) ? value + 1 - (1 << size) : value;
    }

    /// <summary>Takes a symbol of a table.</summary>
    public int TakeSymbol(JpegHuffmanTable table)
    {
        int entry = table.Lookup[(int)(Bits >> (64 - JpegHuffmanTable.LookupBits))];
        int symbol = (entry >> 8) & 0xFF;
        int length = entry & 0x1F;
        if ((entry & JpegHuffmanTable.HasValue) != 0)
            length -= symbol & 0x0F;
        if (length == 0)
        {
            entry = table.FindLong(Bits);
            if (entry < 0)
                throw Damaged();
            (symbol, length) = (entry >> 8, entry & 0xFF);
        }

        Bits <<= length;
        Count -= length;
        return symbol;
    }

    /// <summary>Requires that no bits were taken that the interval does not have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RequireBits()
    {
        if (Position - (Count >> 3) > _end)
            throw input.Error(SR.JpegDataEnds);
    }

    /// <summary>The error for data that cannot be.</summary>
    public ImageFormatException Damaged() => input.Error(SR.JpegDataDamaged);

    private void BeginInterval()
    {
        _end = input.ReadEntropyCoded(_data);
        _left = _interval;
        Position = 0;
        Bits = 0;
        Count = 0;
    }
}
