using ClusterTools.Formats.Jpeg.Headers;
using ClusterTools.Formats.Jpeg.Pixels;

namespace ClusterTools.Formats.Jpeg.Scans;

/// <summary>Decodes a scan that is one of several into the coefficients of its components.</summary>
internal sealed class JpegPartialScan(JpegEntropyReader entropy, JpegFrame frame, JpegScan scan, CancellationToken cancellationToken)
{
    private static readonly short[] NoScale = CreateNoScale();

    private readonly JpegProgressiveBlock? _progressive = frame.Progressive ? new JpegProgressiveBlock(entropy, scan) : null;

    /// <summary>Decodes the scan.</summary>
    public void Read()
    {
        foreach (var component in scan.Components)
        {
            component.Prediction = 0;
            component.BeginCoefficients();
        }

        if (scan.Components.Length == 1)
            ReadAlone();
        else
            ReadInterleaved();
    }

    /// <summary>A component alone comes block by block, only those that its samples need.</summary>
    private void ReadAlone()
    {
        var component = scan.Components[0];
        for (int row = 0; row < component.BlocksHigh; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int column = 0; column < component.BlocksWide; column++)
            {
                NextMcu();
                ReadBlock(0, row, column);
            }
        }
    }

    private void ReadInterleaved()
    {
        for (int row = 0; row < frame.McusHigh; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int column = 0; column < frame.McusWide; column++)
            {
                NextMcu();
                for (int i = 0; i < scan.Components.Length; i++)
                {
                    var component = scan.Components[i];
                    for (int y = 0; y < component.Vertical; y++)
                    {
                        for (int x = 0; x < component.Horizontal; x++)
                            ReadBlock(i, (row * component.Vertical) + y, (column * component.Horizontal) + x);
                    }
                }
            }
        }
    }

    private void NextMcu()
    {
        if (!entropy.NextMcu())
            return;
        scan.ResetPredictions();
        _progressive?.Reset();
    }

    private void ReadBlock(int index, int row, int column)
    {
        var component = scan.Components[index];
        var block = component.BlockCoefficients(row, column);
        if (_progressive is not null)
        {
            _progressive.Decode(index, block);
            return;
        }

        block.Clear();
        int prediction = component.Prediction;
        JpegSequentialBlock.Decode(entropy, scan.Dc(index), scan.Ac(index), NoScale, block, ref prediction);
        component.Prediction = prediction;
    }

    private static short[] CreateNoScale()
    {
        var scale = new short[JpegZigZag.Natural.Length];
        Array.Fill(scale, (short)1);
        return scale;
    }
}
