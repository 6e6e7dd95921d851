using ClusterTools.Formats.Jpeg.Headers;

namespace ClusterTools.Formats.Jpeg.Pixels;

/// <summary>Turns the coefficients gathered from several scans into pixels.</summary>
internal sealed class JpegCoefficientOutput(JpegFrame frame, CancellationToken cancellationToken)
{
    /// <summary>Transforms all blocks, one row of MCUs after the other.</summary>
    public void Write(JpegRowWriter writer, Span<byte> pixels)
    {
        var scales = Array.ConvertAll(frame.Components, c => NaturalScale(c.Quantization!));
        foreach (var component in frame.Components)
            component.BeginOutput();
        Span<short> block = stackalloc short[64];
        for (int row = 0; row < frame.McusHigh; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < frame.Components.Length; i++)
            {
                var component = frame.Components[i];
                for (int y = row * component.Vertical; y < (row + 1) * component.Vertical; y++)
                    TransformRow(component, y, scales[i], block);
            }

            writer.Write(row, pixels);
        }
    }

    private static void TransformRow(JpegComponent component, int row, short[] scale, Span<short> block)
    {
        for (int column = 0; column < component.PaddedBlocksWide; column++)
        {
            var coefficients = component.BlockCoefficients(row, column);
            var samples = component.BlockSamples(row, column);
            int others = 0;
            for (int k = 0; k < 64; k++)
            {
                block[k] = (short)(coefficients[k] * scale[k]);
                others |= k == 0 ? 0 : coefficients[k];
            }

            if (others == 0)
                JpegIdct.TransformMean(block[0], samples, component.Stride);
            else
                JpegIdct.Transform(block, samples, component.Stride);
        }
    }

    private static short[] NaturalScale(ushort[] quantization)
    {
        var scale = new short[64];
        for (int k = 0; k < 64; k++)
            scale[JpegZigZag.Natural[k]] = (short)quantization[k];
        return scale;
    }
}
