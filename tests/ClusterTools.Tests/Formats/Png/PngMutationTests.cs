using ClusterTools.Formats;

namespace ClusterTools.Tests.Formats.Png;

public sealed class PngMutationTests
{
    private const int MutantCount = 3000;

    [Fact]
    public void MutantsDecodeOrAreRefused()
    {
        PngBuilder[] parents =
        [
            new() { Width = 13, Height = 9, Color = 0, Depth = 1, Interlaced = true },
            new() { Width = 13, Height = 9, Color = 0, Depth = 16, Transparency = [1, 2] },
            new() { Width = 7, Height = 8, Color = 2, Depth = 8, ChunkLength = 50 },
            new() { Width = 17, Height = 5, Color = 3, Depth = 4, Palette = new byte[30], Transparency = [1, 2, 3] },
            new() { Width = 5, Height = 17, Color = 6, Depth = 16, Interlaced = true },
        ];
        int decoded = 0;
        for (int seed = 0; seed < MutantCount; seed++)
        {
            byte[] mutant = Mutate(parents[seed % parents.Length], new Random(seed));
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

    private static byte[] Mutate(PngBuilder parent, Random random)
    {
        var chunks = parent.Chunks();
        for (int edits = random.Next(1, 4); edits > 0; edits--)
            MutateChunks(parent, chunks, random);
        byte[] file = PngBuilder.Join(chunks);
        switch (random.Next(6))
        {
            case 0:
                file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                file = file.AsSpan(0, random.Next(file.Length)).ToArray();
                break;
        }

        return file;
    }

    private static void MutateChunks(PngBuilder parent, List<(string Type, byte[] Data)> chunks, Random random)
    {
        if (chunks.Count == 0)
            return;
        int place = random.Next(chunks.Count);
        var (type, data) = chunks[place];
        switch (random.Next(8))
        {
            case 0:
                chunks.RemoveAt(place);
                break;
            case 1:
                chunks.Insert(random.Next(chunks.Count), chunks[place]);
                break;
            case 2:
                chunks[place] = (new[] { "IDAT", "PLTE", "tRNS", "IEND", "acTL", "abCd", "ABCD" }[random.Next(7)], data);
                break;
            case 3 when data.Length > 0:
                chunks[place] = (type, data.AsSpan(0, random.Next(data.Length)).ToArray());
                break;
            case 4 when data.Length > 0:
                data[random.Next(data.Length)] = (byte)random.Next(256);
                break;
            case 5 when chunks[0] is ("IHDR", { Length: 13 } head):
                head[new[] { 3, 7, 8, 9, 12 }[random.Next(5)]] = (byte)random.Next(random.Next(2) == 0 ? 20 : 256);
                break;
            default:
                byte[] rows = parent.Scanlines();
                for (int i = random.Next(4); i >= 0; i--)
                    rows[random.Next(rows.Length)] = (byte)random.Next(256);
                chunks.RemoveAll(c => c.Type == "IDAT");
                chunks.Insert(Math.Max(0, chunks.Count - 1), ("IDAT", PngBuilder.Compress(rows)));
                break;
        }
    }
}
