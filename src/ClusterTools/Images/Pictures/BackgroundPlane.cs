using ClusterTools.Numerics.Elements;

namespace ClusterTools.Images.Pictures;

/// <summary>A plane of a stack as a picture to draw over: colours of 8 bits as they are; samples of other types, and independent channels (the first of them), from black for the minimum to white for the maximum.</summary>
internal sealed class BackgroundPlane
{
    private readonly uint[] _pixels;
    private readonly int _width;

    public BackgroundPlane(ImageStack stack, int frame, int plane)
    {
        _width = stack.Width;
        _pixels = new uint[stack.Grid.PlaneSize];
        if (stack.PixelType == ElementType.UInt8 && stack.ChannelCount <= 4 && stack.ChannelLayout != ChannelLayout.Separate)
        {
            var rows = new RgbaRows(stack, frame, plane);
            for (int y = 0; y < stack.Height; y++)
                rows.Read(y, _pixels.AsSpan(y * _width, _width));
            return;
        }

        byte[] gray = ImagePicture.FromPlane(stack, frame, plane).Pixels;
        for (int i = 0; i < gray.Length; i++)
            _pixels[i] = (gray[i] * 0x010101u) | 0xFF000000;
    }

    /// <summary>Red, green, blue and opacity from the lowest byte up.</summary>
    public uint At(int x, int y) => _pixels[(y * _width) + x];
}
