using ClusterTools.Formats.Jpeg.Headers;

namespace ClusterTools.Formats.Jpeg.Scans;

/// <summary>What the start of a scan says, checked against the frame.</summary>
internal sealed class JpegScan
{
    private readonly JpegHuffmanTable?[] _dc;
    private readonly JpegHuffmanTable?[] _ac;

    /// <exception cref="InvalidDataException">The scan does not fit the frame, or a table that it needs is missing.</exception>
    public JpegScan(ReadOnlySpan<byte> segment, JpegFrame frame, JpegTables tables)
    {
        int count = segment.IsEmpty ? 0 : segment[0];
        if (count is < 1 or > 4 || segment.Length != 4 + (2 * count))
            throw new InvalidDataException(SR.JpegSegmentInvalid);
        Components = new JpegComponent[count];
        _dc = new JpegHuffmanTable[count];
        _ac = new JpegHuffmanTable[count];
        First = segment[segment.Length - 3];
        Last = segment[segment.Length - 2];
        High = segment[segment.Length - 1] >> 4;
        Low = segment[segment.Length - 1] & 0x0F;
        if (!frame.Progressive)
            (First, Last, High, Low) = (0, 63, 0, 0);
        if (First > Last || Last > 63 || (First == 0 && frame.Progressive && Last != 0) || (First > 0 && count > 1)
            || Low > 13 || (High > 0 && High - 1 != Low))
            throw new InvalidDataException(string.Format(SR.JpegScanInvalid, First, Last, High, Low));
        for (int i = 0; i < count; i++)
        {
            int id = segment[1 + (2 * i)];
            int dc = segment[2 + (2 * i)] >> 4;
            int ac = segment[2 + (2 * i)] & 0x0F;
            var component = Array.Find(frame.Components, c => c.Id == id);
            if (component is null || Array.IndexOf(Components, component, 0, i) >= 0 || dc > 3 || ac > 3)
                throw new InvalidDataException(string.Format(SR.JpegScanComponentInvalid, id));
            component.Quantization ??= tables.Quantization(component.QuantizationIndex);
            Components[i] = component;
            _dc[i] = First == 0 && High == 0 ? tables.Dc(dc) : null;
            _ac[i] = Last > 0 ? tables.Ac(ac) : null;
        }
    }

    /// <summary>The components, in the order of their blocks.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>The first coefficient of the scan.</summary>
    public int First { get; }

    /// <summary>The last coefficient of the scan.</summary>
    public int Last { get; }

    /// <summary>The lowest bit that came before; 0 in the first scan of these coefficients.</summary>
    public int High { get; }

    /// <summary>The lowest bit that this scan brings.</summary>
    public int Low { get; }

    /// <summary>The table for the DC differences of a component.</summary>
    public JpegHuffmanTable Dc(int component) => _dc[component]!;

    /// <summary>The table for the AC coefficients of a component.</summary>
    public JpegHuffmanTable Ac(int component) => _ac[component]!;

    /// <summary>Resets all predictions.</summary>
    public void ResetPredictions()
    {
        foreach (var component in Components)
            component.Prediction = 0;
    }
}
