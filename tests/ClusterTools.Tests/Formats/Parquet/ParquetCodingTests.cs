using ClusterTools.Formats.Parquet.Compression;
using ClusterTools.Formats.Parquet.Encodings;
using ClusterTools.Formats.Parquet.Writing;

namespace ClusterTools.Tests.Formats.Parquet;

public sealed class ParquetCodingTests
{
    [Fact]
    public void RunsAndPackedBitsAreReadBack()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            int width = random.Next(0, 18);
            int[] values = new int[random.Next(0, 200)];
            for (int i = 0; i < values.Length;)
            {
                int value = random.Next(1 << width);
                for (int run = random.Next(3) == 0 ? random.Next(1, 40) : 1; run > 0 && i < values.Length; run--)
                    values[i++] = value;
            }

            using var stream = new MemoryStream();
            RunLengthWriter.Write(stream, values, width);
            var back = new int[values.Length];
            var reader = new RunLengthReader(stream.ToArray(), width);
            int first = back.Length / 3;
            reader.Read(back.AsSpan(0, first));
            reader.Read(back.AsSpan(first));
            Assert.Equal(values, back);
        }
    }

    [Fact]
    public void SnappyIsReadBack()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            byte[] content = new byte[random.Next(4) == 0 ? random.Next(60_000, 200_000) : random.Next(0, 3000)];
            int symbols = random.Next(1, 256);
            for (int i = 0; i < content.Length; i++)
                content[i] = i > 100 && random.Next(5) > 0 ? content[i - random.Next(1, 100)] : (byte)random.Next(symbols);
            byte[] packed = SnappyBlock.Pack(content);
            var back = new byte[content.Length];
            SnappyBlock.Unpack(packed, back);
            Assert.Equal(content, back);
        }

        Assert.InRange(SnappyBlock.Pack(new byte[100_000]).Length, 10, 6000);
        Assert.Throws<InvalidDataException>(() => SnappyBlock.Unpack([4, 0x0C, 1, 2, 3], new byte[4]));
        Assert.Throws<InvalidDataException>(() => SnappyBlock.Unpack([4, 0x01, 0x09], new byte[4]));
    }

    [Theory]
    [InlineData(12345, 2, 123.45)]
    [InlineData(-1, 3, -0.001)]
    [InlineData(long.MaxValue, 0, 9223372036854775807.0)]
    [InlineData(9007199254740993, 1, 900719925474099.3)]
    [InlineData(1, 40, 1e-40)]
    public void DecimalsAreTheNearestDoubles(long unscaled, int scale, double expected) => Assert.Equal(expected, DecimalBytes.ToDouble(unscaled, scale));

    [Fact]
    public void LongLabelsAreRefusedBeforeTheyMultiply()
    {
        // Each value repeats the one before it at the cost of no byte.
        using var stream = new MemoryStream();
        WriteDeltas(stream, [0, .. Enumerable.Repeat(5000L, 127)]);
        WriteDeltas(stream, [5000, .. Enumerable.Repeat(0L, 127)]);
        stream.Write(new byte[5000], 0, 5000);
        Assert.Contains("5000 bytes, and at most 4096", Assert.Throws<InvalidDataException>(() =>
            ByteArrays.Read(ClusterTools.Formats.Parquet.Metadata.ParquetEncoding.DeltaByteArray, stream.ToArray(), 128, null, (_, _) => { })).Message);
    }

    /// <summary>Writes 128 integers in one block of packed differences of 32 bits.</summary>
    private static void WriteDeltas(Stream stream, long[] values)
    {
        VariableInteger.Write(stream, 128);
        VariableInteger.Write(stream, 4);
        VariableInteger.Write(stream, (ulong)values.Length);
        VariableInteger.Write(stream, (ulong)values[0] << 1);
        const int Least = -10000;
        VariableInteger.Write(stream, (2 * (ulong)-Least) - 1);
        stream.Write([32, 32, 32, 32], 0, 4);
        for (int i = 1; i <= 128; i++)
        {
            long difference = i < values.Length ? values[i] - values[i - 1] - Least : 0;
            stream.Write(BitConverter.GetBytes((int)difference), 0, 4);
        }
    }
}
