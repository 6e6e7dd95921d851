using ClusterTools.Formats;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Stacks;

namespace ClusterTools.Tests.Formats.Npy;

public sealed class NpyMutationTests
{
    [Fact]
    public void DamagedFilesAreReadOrRefusedWithTheirName()
    {
        using var folder = new TestFolder();
        byte[] whole = NpyBytes.Create(">i2", "(3, 4)", new byte[24], fortranOrder: true);
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 1500; i++)
        {
            string path = folder.Write("m.npy", Mutate(whole, random));
            try
            {
                using var source = ImageFormatRegistry.Open(path);
                Assert.True(source.PlaneBytes <= 1 << 16);
                NpyDecoderTests.Planes(source);
            }
            catch (ImageFormatException e)
            {
                Assert.Contains("m.npy", e.Message);
                refused++;
            }

            try
            {
                NpyFile.Read(path);
            }
            catch (ImageFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 2999);
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            int at = random.Next(bytes.Count - 1);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[Math.Min(at, 80)] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at - 1));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 8), bytes.Count - at)));
                    break;
                case 4:
                    // Sizes and types by other sizes and types.
                    bytes[Math.Min(at, 80)] = (byte)"0123456789,()<>|'OfiuSVb-L"[random.Next(25)];
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at - 1);
                    break;
            }

            if (bytes.Count < 2)
                break;
        }

        return [.. bytes];
    }
}
