using ClusterTools.Formats.Jpeg.Pixels;

namespace ClusterTools.Tests.Formats.Jpeg;

/// <summary>What vectors do must be, to the bit, what the plain loops do.</summary>
public sealed class JpegVectorTests
{
    [Fact]
    public void TransformsAreEqual()
    {
        var random = new Random(3);
        short[] block = new short[64];
        byte[] plain = new byte[8 * 11];
        byte[] vector = new byte[8 * 11];
        for (int trial = 0; trial < 5000; trial++)
        {
            Array.Clear(block);
            for (int n = random.Next(64); n >= 0; n--)
                block[random.Next(64)] = (short)random.Next(-1024, 1024);
            JpegIdct.TransformPlain(block, plain, 11);
            JpegIdct.Transform(block, vector, 11);
            Assert.Equal(plain, vector);
        }
    }

    [Fact]
    public void MeansAreBlocksWithoutAnythingElse()
    {
        byte[] whole = new byte[64];
        byte[] mean = new byte[64];
        short[] block = new short[64];
        for (int dc = -2000; dc < 2000; dc++)
        {
            block[0] = (short)dc;
            JpegIdct.TransformPlain(block, whole, 8);
            JpegIdct.TransformMean(dc, mean, 8);
            Assert.Equal(whole, mean);
        }
    }

    [Fact]
    public void ColorsAreEqual()
    {
        // Every pair of chroma values, at a luma that clips at times: a row is long enough for vectors, a pixel is not.
        byte[] luma = new byte[256], blue = new byte[256], red = new byte[256];
        byte[] row = new byte[768];
        byte[] pixel = new byte[3];
        for (int cr = 0; cr < 256; cr++)
        {
            for (int cb = 0; cb < 256; cb++)
                (luma[cb], blue[cb], red[cb]) = ((byte)((cb * 7) + (cr * 3)), (byte)cb, (byte)cr);
            JpegColor.FromYCbCr(luma, blue, red, row);
            for (int cb = 0; cb < 256; cb++)
            {
                JpegColor.FromYCbCr(luma.AsSpan(cb, 1), blue.AsSpan(cb, 1), red.AsSpan(cb, 1), pixel);
                Assert.Equal(pixel, row.AsSpan(3 * cb, 3).ToArray());
            }
        }
    }

    [Fact]
    public void InterpolationsAreEqual()
    {
        var random = new Random(4);
        for (int width = 1; width < 100; width++)
        {
            byte[] near = new byte[width], far = new byte[width];
            random.NextBytes(near);
            random.NextBytes(far);
            ushort[] sums = new ushort[width + 2];
            JpegInterpolation.Weight(near, far, sums.AsSpan(1, width));
            (sums[0], sums[^1]) = (sums[1], sums[^2]);
            byte[] row = new byte[(2 * width) + 64];
            JpegInterpolation.Spread(sums, row, 8, 7, 4);
            for (int x = 0; x < 2 * width; x++)
            {
                int middle = (3 * near[x / 2]) + far[x / 2];
                int other = Math.Clamp((x / 2) + (x % 2 == 0 ? -1 : 1), 0, width - 1);
                Assert.Equal(((3 * middle) + (3 * near[other]) + far[other] + (x % 2 == 0 ? 8 : 7)) / 16, row[x]);
            }
        }
    }
}
