namespace ClusterTools.Formats.Jpeg.Headers;

/// <summary>What the start of the frame says.</summary>
internal sealed class JpegFrame
{
    public JpegFrame(int width, int height, bool progressive, JpegComponent[] components)
    {
        Width = width;
        Height = height;
        Progressive = progressive;
        Components = components;
        HorizontalMost = components.Max(c => c.Horizontal);
        VerticalMost = components.Max(c => c.Vertical);
        McusWide = Quotient(width, 8 * HorizontalMost);
        McusHigh = Quotient(height, 8 * VerticalMost);
        foreach (var component in components)
        {
            component.Width = Quotient(width * component.Horizontal, HorizontalMost);
            component.Height = Quotient(height * component.Vertical, VerticalMost);
            component.PaddedBlocksWide = McusWide * component.Horizontal;
            component.PaddedBlocksHigh = McusHigh * component.Vertical;
        }
    }

    public int Width { get; }

    public int Height { get; }

    public bool Progressive { get; }

    public JpegComponent[] Components { get; }

    /// <summary>The most blocks of an MCU side by side, over the components.</summary>
    public int HorizontalMost { get; }

    /// <summary>The most blocks of an MCU one above the other.</summary>
    public int VerticalMost { get; }

    public int McusWide { get; }

    public int McusHigh { get; }

    /// <summary>The blocks of all components.</summary>
    public long BlockCount => Components.Sum(c => (long)c.PaddedBlocksWide * c.PaddedBlocksHigh);

    private static int Quotient(int value, int divisor) => (value + divisor - 1) / divisor;
}
