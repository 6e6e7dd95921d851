using ClusterTools.Formats.Jpeg.Headers;

namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>Turns decoded rows of MCUs into rows of pixels.</summary>
internal sealed class JpegRowWriter(JpegFrame frame, JpegColorModel model)
{
    private readonly JpegUpsampler[] _upsamplers = Array.ConvertAll(frame.Components, c => new JpegUpsampler(frame, c));
    private int _next;

    /// <summary>Writes the rows that can be made once a row of MCUs is in the bands of the components.</summary>
    public void Write(int mcuRow, Span<byte> pixels)
    {
        // The last rows wait for their neighbours below.
        int end = mcuRow == frame.McusHigh - 1 ? frame.Height : ((mcuRow + 1) * 8 * frame.VerticalMost) - frame.VerticalMost;
        int rowBytes = frame.Width * (model == JpegColorModel.Gray ? 1 : 3);
        for (; _next < end; _next++)
            WriteRow(_next, pixels.Slice(_next * rowBytes, rowBytes));
    }

    private void WriteRow(int y, Span<byte> row)
    {
        var first = _upsamplers[0].Row(y);
        if (model == JpegColorModel.Gray)
        {
            first.Slice(0, row.Length).CopyTo(row);
            return;
        }

        var second = _upsamplers[1].Row(y);
        var third = _upsamplers[2].Row(y);
        switch (model)
        {
            case JpegColorModel.YCbCr:
                JpegColor.FromYCbCr(first, second, third, row);
                break;
            case JpegColorModel.Rgb:
                JpegColor.FromPlanes(first, second, third, row);
                break;
            case JpegColorModel.Cmyk:
                JpegColor.FromCmyk(first, second, third, _upsamplers[3].Row(y), row);
                break;
            case JpegColorModel.Ycck:
                JpegColor.FromYcck(first, second, third, _upsamplers[3].Row(y), row);
                break;
            default:
                throw EnumGuard.Unexpected(model);
        }
    }
}
