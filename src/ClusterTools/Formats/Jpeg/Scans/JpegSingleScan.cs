using ClusterTools.Formats.Jpeg.Headers;
using ClusterTools.Formats.Jpeg.Pixels;

namespace ClusterTools.Formats.Jpeg.Scans;

/// <summary>Decodes a sequential scan of all components straight to pixels.</summary>
internal sealed class JpegSingleScan(JpegEntropyReader entropy, JpegFrame frame, JpegScan scan, CancellationToken cancellationToken)
{
    /// <summary>Decodes the scan.</summary>
    public void Read(JpegRowWriter writer, Span<byte> pixels)
    {
        var scales = Array.ConvertAll(scan.Components, c => Scale(c.Quantization!));
        foreach (var component in scan.Components)
            component.BeginOutput();
        Span<short> block = stackalloc short[64];
        for (int row = 0; row < frame.McusHigh; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int column = 0; column < frame.McusWide; column++)
            {
                if (entropy.NextMcu())
                    scan.ResetPredictions();
                for (int i = 0; i < scan.Components.Length; i++)
                    ReadBlocks(i, row, column, scales[i], block);
            }

            writer.Write(row, pixels);
        }
    }

    private void ReadBlocks(int index, int row, int column, short[] scale, Span<short> block)
    {
        var component = scan.Components[index];
        var dc = scan.Dc(index);
        var ac = scan.Ac(index);
        int prediction = component.Prediction;
        for (int y = 0; y < component.Vertical; y++)
        {
            for (int x = 0; x < component.Horizontal; x++)
            {
                block.Clear();
                int count = JpegSequentialBlock.Decode(entropy, dc, ac, scale, block, ref prediction);
                var samples = component.BlockSamples((row * component.Vertical) + y, (column * component.Horizontal) + x);
                if (count == 1)
                    JpegIdct.TransformMean(block[0], samples, component.Stride);
                else
                    JpegIdct.Transform(block, samples, component.Stride);
            }
        }

        component.Prediction = prediction;
    }

    /// <summary>The quantisation as factors, with some for runs that go beyond the block.</summary>
    private static short[] Scale(ushort[] quantization)
    {
        var scale = new short[JpegZigZag.Natural.Length];
        for (int k = 0; k < quantization.Length; k++)
            scale[k] = (short)quantization[k];
        return scale;
    }
}
