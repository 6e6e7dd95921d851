using System.Buffers.Binary;

namespace ClusterTools.Formats.Compression;

/// <summary>The checksum of PNG chunks and gzip (ISO 3309, polynomial 0xEDB88320 reflected), eight bytes a step.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    // Table k holds, for each byte, its effect on the checksum after k more zero bytes.
    private static readonly uint[][] Tables = CreateTables();

    /// <summary>The checksum of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> data) => Append(0, data);

    /// <summary>The checksum of earlier bytes (0 for none), continued over more.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> data)
    {
        uint[] t0 = Tables[0], t1 = Tables[1], t2 = Tables[2], t3 = Tables[3];
        uint[] t4 = Tables[4], t5 = Tables[5], t6 = Tables[6], t7 = Tables[7];
        uint crc = ~checksum;
        while (data.Length >= 8)
        {
            uint low = crc ^ BinaryPrimitives.ReadUInt32LittleEndian(data);
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(data.Slice(4));
            crc = t7[(byte)low] ^ t6[(byte)(low >> 8)] ^ t5[(byte)(low >> 16)] ^ t4[(byte)(low >> 24)]
                ^ t3[(byte)high] ^ t2[(byte)(high >> 8)] ^ t1[(byte)(high >> 16)] ^ t0[(byte)(high >> 24)];
            data = data.Slice(8);
        }

        foreach (byte value in data)
            crc = t0[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[][] CreateTables()
    {
        var tables = new uint[8][];
        for (int k = 0; k < tables.Length; k++)
            tables[k] = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            tables[0][i] = crc;
        }

        for (int k = 1; k < tables.Length; k++)
        {
            for (int i = 0; i < 256; i++)
            {
                uint before = tables[k - 1][i];
                tables[k][i] = tables[0][(byte)before] ^ (before >> 8);
            }
        }

        return tables;
    }
}
