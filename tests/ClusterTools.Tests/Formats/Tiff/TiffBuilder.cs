using System.Buffers.Binary;
using System.Text;
using ClusterTools.Tests.Formats.Tiff.Pages;

namespace ClusterTools.Tests.Formats.Tiff;

/// <summary>Builds TIFF files field by field, right or wrong.</summary>
internal sealed class TiffBuilder
{
    private readonly List<TiffPageBuilder> _pages = [];

    public bool BigEndian { get; init; }

    public bool BigTiff { get; init; }

    /// <summary>Bytes after everything else.</summary>
    public byte[] Tail { get; set; } = [];

    /// <summary>Where the last directory leads to.</summary>
    public long LastLink { get; set; }

    /// <summary>A grey page of one strip; change what should be otherwise.</summary>
    public TiffPageBuilder AddPage(int width, int height, int bits, params byte[][] chunks)
    {
        var page = new TiffPageBuilder { Chunks = chunks };
        page.Set(256, 3, width).Set(257, 3, height).Set(258, 3, bits).Set(259, 3, 1).Set(262, 3, 1).Set(277, 3, 1).Set(278, 3, height);
        _pages.Add(page);
        return page;
    }

    public byte[] Build()
    {
        var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes(BigEndian ? "MM" : "II"));
        Put(file, 2, BigTiff ? 43 : 42);
        if (BigTiff)
        {
            Put(file, 2, 8);
            Put(file, 2, 0);
        }

        int offsetBytes = BigTiff ? 8 : 4;
        long link = file.Position;
        Put(file, offsetBytes, 0);
        foreach (var page in _pages)
        {
            var offsets = new List<long>();
            foreach (byte[] chunk in page.Chunks)
            {
                offsets.Add(file.Position);
                file.Write(chunk);
            }

            bool tiled = page.Fields.ContainsKey(322);
            page.SetDefault((ushort)(tiled ? 324 : 273), offsetBytes == 8 ? 16 : 4, [.. offsets]);
            page.SetDefault((ushort)(tiled ? 325 : 279), 4, [.. page.Chunks.Select(c => (long)c.Length)]);
            // A field without values is one that is left out.
            foreach (ushort tag in page.Fields.Where(f => f.Value.Values.Length == 0).Select(f => f.Key).ToArray())
                page.Fields.Remove(tag);
            // Values that do not fit into their field come before the directory.
            var places = new Dictionary<ushort, long>();
            foreach (var (tag, (type, values)) in page.Fields)
            {
                if (values.Length * TypeBytes(type) <= offsetBytes)
                    continue;
                places[tag] = file.Position;
                foreach (long value in values)
                    Put(file, TypeBytes(type), value);
            }

            long directory = file.Position;
            Patch(file, link, directory);
            Put(file, BigTiff ? 8 : 2, page.Fields.Count);
            foreach (var (tag, (type, values)) in page.Fields)
            {
                Put(file, 2, tag);
                Put(file, 2, type);
                Put(file, offsetBytes, values.Length);
                if (places.TryGetValue(tag, out long place))
                {
                    Put(file, offsetBytes, place);
                    continue;
                }

                foreach (long value in values)
                    Put(file, TypeBytes(type), value);
                for (int i = values.Length * TypeBytes(type); i < offsetBytes; i++)
                    file.WriteByte(0);
            }

            link = file.Position;
            Put(file, offsetBytes, LastLink);
        }

        file.Write(Tail);
        return file.ToArray();
    }

    /// <summary>Numbers in the byte order of the file.</summary>
    public byte[] Numbers(int size, params long[] values)
    {
        var stream = new MemoryStream();
        foreach (long value in values)
            Put(stream, size, value);
        return stream.ToArray();
    }

    private static int TypeBytes(int type) => type switch { 1 or 2 or 6 or 7 => 1, 3 or 8 => 2, 4 or 9 or 11 or 13 => 4, _ => 8 };

    private void Patch(MemoryStream file, long place, long value)
    {
        long end = file.Position;
        file.Position = place;
        Put(file, BigTiff ? 8 : 4, value);
        file.Position = end;
    }

    private void Put(Stream file, int size, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        if (BigEndian)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            file.Write(bytes[(8 - size)..]);
        }
        else
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            file.Write(bytes[..size]);
        }
    }
}
