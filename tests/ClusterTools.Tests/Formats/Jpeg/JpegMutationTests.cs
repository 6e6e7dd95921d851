using ClusterTools.Formats;

namespace ClusterTools.Tests.Formats.Jpeg;

public sealed class JpegMutationTests
{
    private const int MutantCount = 1500;

    [Fact]
    public void MutantsDecodeOrAreRefused()
    {
        byte[][] parents =
        [
            new JpegBuilder { Width = 33, Height = 20, Sampling = [0x22, 0x11, 0x11] }.Build(),
            new JpegBuilder { Width = 33, Height = 20, Sampling = [0x21, 0x11, 0x11], Progressive = true }.Build(),
            new JpegBuilder { Width = 50, Height = 20, RestartInterval = 2, Orientation = 6 }.Build(),
            new JpegBuilder { Width = 20, Height = 20, Sampling = [0x11, 0x11, 0x11, 0x11], Apart = true, LateHeight = true, CodeLength = 14 }.Build(),
        ];
        int decoded = 0;
        for (int seed = 0; seed < MutantCount; seed++)
        {
            var random = new Random(seed);
            byte[] mutant = Mutate([.. parents[seed % parents.Length]], random);
            try
            {
                DecodedFile.Read(mutant, new ImageReadOptions { MaximumPixelCount = 1 << 20 });
                decoded++;
            }
            catch (ImageFormatException)
            {
            }
        }

        // Both ends of the road must be travelled, or the mutations are too weak or too strong.
        Assert.InRange(decoded, MutantCount / 50, MutantCount * 49 / 50);
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        for (int edits = random.Next(1, 4); edits > 0 && file.Length > 4; edits--)
        {
            int place = random.Next(2, file.Length);
            switch (random.Next(6))
            {
                case 0:
                    file[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file[place] = (byte)random.Next(256);
                    break;
                case 2:
                    // Somewhere in the segment of a marker, where headers and tables are.
                    int marker = 2;
                    for (int i = random.Next(12); i > 0 && marker < file.Length - 1; i--)
                        marker += Math.Max(1, file.AsSpan(marker + 1).IndexOf((byte)0xFF) + 1);
                    file[Math.Min(file.Length - 1, marker + random.Next(24))] = new byte[] { 0, 1, 2, 0x11, 0x3F, 0xFF }[random.Next(6)];
                    break;
                case 3:
                    file = file.AsSpan(0, place).ToArray();
                    break;
                case 4:
                    file = [.. file.AsSpan(0, place), 0xFF, new byte[] { 0xD0, 0xD9, 0xDA, 0xC4, 0xC0, 0x00 }[random.Next(6)], .. file.AsSpan(place)];
                    break;
                default:
                    int length = random.Next(1, 40);
                    file = [.. file.AsSpan(0, place), .. file.AsSpan(Math.Max(0, place - length))];
                    break;
            }
        }

        return file;
    }
}
