using ClusterTools.Formats.Jpeg.Headers;

namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>Brings the rows of a component to the picture's size, as libjpeg-turbo does by default: half width, half height or both are interpolated with weights
/// of 3/4 and 1/4 ("fancy"), other factors repeat samples.</summary>
internal sealed class JpegUpsampler
{
    private readonly JpegComponent _component;
    private readonly int _across;
    private readonly int _down;
    private readonly bool _smoothAcross;
    private readonly bool _smoothDown;
    private readonly byte[] _row;
    private readonly ushort[] _sums;

    public JpegUpsampler(JpegFrame frame, JpegComponent component)
    {
        _component = component;
        _across = frame.HorizontalMost / component.Horizontal;
        _down = frame.VerticalMost / component.Vertical;
        // Too narrow a component has no neighbours to lean on.
        _smoothAcross = _across == 2 && _down <= 2 && component.Width > 2;
        _smoothDown = _down == 2 && (_across == 1 || _smoothAcross);
        // Rows come out whole pairs at a time, and vectors write a little beyond.
        _row = new byte[(component.Width * _across) + 64];
        _sums = new ushort[component.Width + 2];
    }

    /// <summary>Row <paramref name="y"/> of the picture; valid until the next call.</summary>
    public ReadOnlySpan<byte> Row(int y)
    {
        int near = y / _down;
        // The neighbour above for the upper row of a pair, below for the lower; at the edges the row itself.
        int far = _smoothDown ? Math.Clamp((y & 1) == 0 ? near - 1 : near + 1, 0, _component.Height - 1) : near;
        var nearRow = _component.Row(near).Slice(0, _component.Width);
        var farRow = _component.Row(far).Slice(0, _component.Width);
        if (_smoothAcross)
        {
            var sums = _sums.AsSpan(1, nearRow.Length);
            if (_smoothDown)
                JpegInterpolation.Weight(nearRow, farRow, sums);
            else
                JpegInterpolation.Widen(nearRow, sums);
            _sums[0] = _sums[1];
            _sums[_sums.Length - 1] = _sums[_sums.Length - 2];
            var (evenRounding, oddRounding, shift) = _smoothDown ? (8, 7, 4) : (1, 2, 2);
            JpegInterpolation.Spread(_sums, _row, evenRounding, oddRounding, shift);
            return _row;
        }

        if (_smoothDown)
        {
            JpegInterpolation.Blend(nearRow, farRow, _row, (y & 1) == 0 ? 1 : 2);
            return _row;
        }

        if (_across == 1)
            return nearRow;
        for (int x = 0; x < nearRow.Length; x++)
            _row.AsSpan(x * _across, _across).Fill(nearRow[x]);
        return _row;
    }
}
