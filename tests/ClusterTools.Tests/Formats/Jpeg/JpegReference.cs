namespace ClusterTools.Tests.Formats.Jpeg;

/// <summary>What a file of <see cref="JpegBuilder"/> must decode to, computed in floating point and by plain formulas.</summary>
internal static class JpegReference
{
    /// <summary>The samples of a component at the picture's size, [row, column]; samples are rounded before they are interpolated, as decoders do.</summary>
    public static double[,] Component(JpegBuilder file, int component)
    {
        int across = file.HorizontalMost / (file.Sampling[component] >> 4);
        int down = file.VerticalMost / (file.Sampling[component] & 15);
        int width = (file.Width + across - 1) / across;
        int height = (file.Height + down - 1) / down;
        var samples = Samples(file.Blocks(component), width, height);
        var result = new double[file.Height, file.Width];
        bool smoothAcross = across == 2 && down <= 2 && width > 2;
        bool smoothDown = down == 2 && (across == 1 || smoothAcross);
        for (int y = 0; y < file.Height; y++)
        {
            for (int x = 0; x < file.Width; x++)
            {
                int near = y / down;
                int far = smoothDown ? Math.Clamp(near + (y % 2 == 0 ? -1 : 1), 0, height - 1) : near;
                int close = x / across;
                int remote = smoothAcross ? Math.Clamp(close + (x % 2 == 0 ? -1 : 1), 0, width - 1) : close;
                result[y, x] = (0.75 * ((0.75 * samples[near, close]) + (0.25 * samples[far, close])))
                    + (0.25 * ((0.75 * samples[near, remote]) + (0.25 * samples[far, remote])));
            }
        }

        return result;
    }

    private static double[,] Samples(int[,][] blocks, int width, int height)
    {
        var samples = new double[height, width];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int[] block = blocks[y / 8, x / 8];
                double sum = 0;
                for (int k = 0; k < 64; k++)
                {
                    if (block[k] == 0)
                        continue;
                    int u = JpegBuilder.ZigZag[k] % 8;
                    int v = JpegBuilder.ZigZag[k] / 8;
                    sum += block[k] * JpegBuilder.Quantization(k) * Wave(u, x % 8) * Wave(v, y % 8);
                }

                samples[y, x] = Math.Clamp(Math.Round((sum / 4) + 128), 0, 255);
            }
        }

        return samples;
    }

    private static double Wave(int frequency, int place) =>
        (frequency == 0 ? Math.Sqrt(0.5) : 1) * Math.Cos(((2 * place) + 1) * frequency * Math.PI / 16);
}
