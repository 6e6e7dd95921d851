using ClusterTools.Formats;
using ClusterTools.Formats.Tiff.Compression;
using ClusterTools.Formats.Tiff.Writing;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Tests.Formats.Tiff.Writing;
using ClusterTools.Threading;

namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>Files that were damaged at random are read or refused, without any other error.</summary>
public sealed class TiffMutationTests : TiffTestFile
{
    private static readonly long[] Interesting =
        [0, 1, 2, 3, 7, 8, 9, 16, 255, 256, 1023, 32767, 32768, 65535, 65536, 0x3FFFFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, long.MaxValue, -1];

    [Theory]
    [InlineData(TiffCompression.None, false)]
    [InlineData(TiffCompression.PackBits, false)]
    [InlineData(TiffCompression.Lzw, true)]
    [InlineData(TiffCompression.Deflate, true)]
    public void DamagedFiles(TiffCompression compression, bool big)
    {
        byte[][] parents =
        [
            Encode(ElementType.UInt16, ChannelLayout.Separate, 2, compression, big, seed: 1),
            Encode(ElementType.Float32, ChannelLayout.Rgb, 3, compression, big, seed: 2),
        ];
        int refused = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            byte[] mutant = Mutate((byte[])parents[seed % 2].Clone(), big, new Random(seed));
            try
            {
                ReadAll(mutant);
            }
            catch (ImageFormatException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}");
            }
        }

        // Bits of pixels may change unseen; most other damage shows.
        Assert.InRange(refused, 300, 999);
    }

    private void ReadAll(byte[] content)
    {
        using var source = Open(content);
        var plane = new byte[source.PlaneBytes];
        for (int i = 0; i < source.FrameCount * source.PlaneCount; i++)
            source.ReadPlane(i, plane, CancellationToken.None);
    }

    private static byte[] Encode(ElementType type, ChannelLayout layout, int channels, TiffCompression compression, bool big, int seed)
    {
        var stack = TiffEncoderTests.CreateStack(type, 2, new GridShape(2, 9, 8), channels, layout, seed);
        var output = new MemoryStream();
        new TiffStackWriter(output, stack, new TiffWriteOptions { Compression = compression, Predictor = true }, big).Write(ExecutionOptions.Default);
        return output.ToArray();
    }

    private static byte[] Mutate(byte[] file, bool big, Random random)
    {
        for (int count = 1 + random.Next(3); count > 0 && file.Length > 16; count--)
        {
            switch (random.Next(8))
            {
                case 0:
                    file = file[..random.Next(file.Length)];
                    break;
                case 1:
                    file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    Array.Fill(file, (byte)(random.Next(2) * 255), random.Next(file.Length - 16), 1 + random.Next(16));
                    break;
                default:
                    MutateEntry(file, big, random);
                    break;
            }
        }

        return file;
    }

    /// <summary>Changes a part of an entry of the first directory, which follows the header, or the link behind the entries.</summary>
    private static void MutateEntry(byte[] file, bool big, Random random)
    {
        int directory = big ? 16 : 8;
        int entries = file[directory];
        int size = big ? 20 : 12;
        int entry = directory + (big ? 8 : 2) + (random.Next(entries + 1) * size);
        var (offset, length) = random.Next(5) switch
        {
            0 => (0, 2),
            1 => (2, 2),
            2 => (4, big ? 8 : 4),
            _ => (size - (big ? 8 : 4), big ? 8 : 4),
        };
        byte[] value = BitConverter.GetBytes(Interesting[random.Next(Interesting.Length)]);
        for (int i = 0; i < length && entry + offset + i < file.Length; i++)
            file[entry + offset + i] = value[i];
    }
}
