using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ClusterTools.Formats.Compression;
using ClusterTools.Tests.Formats.Png;

namespace ClusterTools.Tests.Formats.Mutation;

/// <summary>Damages a file where it hurts its format most.</summary>
internal static class FormatMutator
{
    private const string Data = "IDAT";

    /// <summary>A damaged copy of a file; the seed decides the damage.</summary>
    public static byte[] Mutate(string format, byte[] parent, int seed)
    {
        var random = new Random(seed);
        byte[] copy = [.. parent];
        switch (format)
        {
            case "TIFF":
                var (start, length) = FirstDirectory(copy);
                return Mutants.Mutate(copy, random, length, start);
            case "PNG":
                byte[] mutant = random.Next(3) == 0 ? MutateRows(copy, random) : Mutants.Mutate(copy, random, 120);
                // Behind wrong checksums the decoder would hardly ever be reached.
                if (random.Next(4) > 0)
                    MendChecksums(mutant);
                return mutant;
            case "JPEG":
                return Mutants.Mutate(copy, random, 700);
            case "NumPy":
                return Mutants.Mutate(copy, random, 130);
            case "WebP":
                return MutateWebp(copy, random);
            case "Parquet":
                return MutateParquet(copy, random);
            case "TGA":
                return Mutants.Mutate(copy, random, 22);
            default:
                return Mutants.Mutate(copy, random, 70);
        }
    }

    private static (int Start, int Length) FirstDirectory(byte[] file)
    {
        bool big = file[0] == 'M';
        bool large = file[big ? 3 : 2] == 43;
        long start = (big, large) switch
        {
            (false, false) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)),
            (true, false) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(4)),
            (false, true) => BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(8)),
            _ => BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(8)),
        };
        return ((int)start, large ? 400 : 240);
    }

    /// <summary>Damages the filtered rows of a PNG, and packs them again.</summary>
    private static byte[] MutateRows(byte[] file, Random random)
    {
        var chunks = new List<(string Type, byte[] Data)>();
        for (int place = 8; place + 12 <= file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(place));
            chunks.Add((Encoding.ASCII.GetString(file, place + 4, 4), file.AsSpan(place + 8, length).ToArray()));
            place += 12 + length;
        }

        byte[] packed = [.. chunks.Where(c => c.Type == Data).SelectMany(c => c.Data)];
        using var rows = new MemoryStream();
        using (var inflater = new DeflateStream(new MemoryStream(packed, 2, packed.Length - 2), CompressionMode.Decompress))
            inflater.CopyTo(rows);
        byte[] mutant = rows.ToArray();
        for (int edits = random.Next(1, 20); edits > 0; edits--)
            mutant[random.Next(mutant.Length)] = (byte)(random.Next(2) == 0 ? random.Next(5) : random.Next(256));
        int first = chunks.FindIndex(c => c.Type == Data);
        chunks.RemoveAll(c => c.Type == Data);
        chunks.Insert(first, (Data, PngBuilder.Compress(mutant)));
        return PngBuilder.Join(chunks);
    }

    /// <summary>Damages the chunks of a WebP file, half of the times their content only, and mostly mends the length at its beginning: behind a wrong one nothing is read.</summary>
    private static byte[] MutateWebp(byte[] file, Random random)
    {
        const int FirstContent = 20;
        if (random.Next(2) == 0)
        {
            for (int edits = random.Next(1, 9); edits > 0; edits--)
                file[random.Next(FirstContent, file.Length)] = (byte)random.Next(256);
            return file;
        }

        file = Mutants.Mutate(file, random, 100);
        if (file.Length > FirstContent && random.Next(4) > 0)
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }

    /// <summary>Damages the metadata at the end of a Parquet file, or its pages, and mostly mends the length that says where the metadata begin.</summary>
    private static byte[] MutateParquet(byte[] file, Random random)
    {
        const int TailLength = 8;
        int start = file.Length - TailLength - BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - TailLength));
        if (random.Next(2) == 0)
        {
            for (int edits = random.Next(1, 9); edits > 0; edits--)
                file[random.Next(4, start)] = (byte)(random.Next(2) == 0 ? random.Next(256) : random.Next(4));
            return file;
        }

        byte[] footer = Mutants.Mutate(file.AsSpan(start, file.Length - TailLength - start).ToArray(), random, file.Length);
        byte[] tail = file.AsSpan(file.Length - TailLength).ToArray();
        if (random.Next(8) > 0)
            BinaryPrimitives.WriteInt32LittleEndian(tail, footer.Length);
        return [.. file.AsSpan(0, start), .. footer, .. tail];
    }

    private static void MendChecksums(byte[] file)
    {
        long place = 8;
        while (place + 12 <= file.Length)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)place));
            if (place + 12 + length > file.Length)
                return;
            uint checksum = Crc32.Compute(file.AsSpan((int)place + 4, (int)length + 4));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan((int)(place + 8 + length)), checksum);
            place += 12 + length;
        }
    }
}
