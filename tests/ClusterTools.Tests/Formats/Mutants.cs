using ClusterTools.Formats;

namespace ClusterTools.Tests.Formats;

/// <summary>Damages files at random, but the same each time, and requires that each decodes or is refused.</summary>
internal static class Mutants
{
    /// <param name="parents">Files that decode.</param>
    /// <param name="count">How many mutants.</param>
    /// <param name="headerLength">Where most of the damage is done.</param>
    public static void RequireSafe(byte[][] parents, int count, int headerLength)
    {
        int decoded = 0;
        for (int seed = 0; seed < count; seed++)
        {
            byte[] mutant = Mutate([.. parents[seed % parents.Length]], new Random(seed), headerLength);
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
        Assert.InRange(decoded, count / 50, count * 49 / 50);
    }

    /// <summary>Changes, cuts out or repeats up to three places of a file.</summary>
    /// <param name="file">The file; it may be changed.</param>
    /// <param name="random">Where the damage comes from.</param>
    /// <param name="headerLength">Where two thirds of it are done.</param>
    /// <param name="headerStart">Where that begins.</param>
    public static byte[] Mutate(byte[] file, Random random, int headerLength, int headerStart = 0)
    {
        for (int edits = random.Next(1, 4); edits > 0 && file.Length > 4; edits--)
        {
            int start = Math.Min(headerStart, file.Length - 1);
            int place = random.Next(3) > 0 ? start + random.Next(Math.Min(headerLength, file.Length - start)) : random.Next(file.Length);
            switch (random.Next(6))
            {
                case 0:
                    file[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file[place] = (byte)random.Next(256);
                    break;
                case 2:
                    file[place] = new byte[] { 0, 1, 0x7F, 0x80, 0xFE, 0xFF }[random.Next(6)];
                    break;
                case 3 when random.Next(3) == 0:
                    file = file.AsSpan(0, place).ToArray();
                    break;
                case 4:
                    file = [.. file.AsSpan(0, place), .. file.AsSpan(Math.Min(file.Length, place + random.Next(1, 9)))];
                    break;
                default:
                    file = [.. file.AsSpan(0, place), .. file.AsSpan(Math.Max(0, place - random.Next(1, 9)))];
                    break;
            }
        }

        return file;
    }
}
