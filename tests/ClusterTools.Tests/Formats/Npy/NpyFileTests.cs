using ClusterTools.Formats;
using ClusterTools.Formats.Npy;
using ClusterTools.Numerics.Elements;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Formats.Npy;

public sealed class NpyFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("|b1", new byte[] { 0, 1, 2, 0 }, ElementType.UInt8, new double[] { 0, 1, 1, 0 })]
    [InlineData("|u1", new byte[] { 0, 1, 2, 255 }, ElementType.UInt8, new double[] { 0, 1, 2, 255 })]
    [InlineData("|i1", new byte[] { 0, 1, 127, 255 }, ElementType.Int8, new double[] { 0, 1, 127, -1 })]
    [InlineData("<u2", new byte[] { 1, 0, 0, 1, 255, 255, 2, 0 }, ElementType.UInt16, new double[] { 1, 256, 65535, 2 })]
    [InlineData(">u2", new byte[] { 1, 0, 0, 1, 255, 255, 2, 0 }, ElementType.UInt16, new double[] { 256, 1, 65535, 512 })]
    [InlineData(">i2", new byte[] { 255, 254, 0, 1, 0, 0, 2, 0 }, ElementType.Int16, new double[] { -2, 1, 0, 512 })]
    [InlineData("<f2", new byte[] { 0, 0x3C, 0, 0xC0, 1, 0, 0, 0x7C }, ElementType.Float32, new double[] { 1, -2, 5.9604644775390625e-8, double.PositiveInfinity })]
    [InlineData(">f2", new byte[] { 0x3C, 0, 0xC0, 0, 0x80, 0, 0x7B, 0xFF }, ElementType.Float32, new double[] { 1, -2, -0.0, 65504 })]
    public void ReadsEveryElementForm(string descr, byte[] data, ElementType type, double[] expected)
    {
        var array = NpyFile.Read(_folder.Write("a.npy", NpyBytes.Create(descr, "(2, 2)", data)));
        Assert.Equal(type, array.ElementType);
        Assert.Equal([2, 2], array.Shape);
        Assert.Equal(expected, array.ToDoubles());
    }

    [Theory]
    [InlineData("<i4", ElementType.Int32)]
    [InlineData(">i4", ElementType.Int32)]
    [InlineData("<u4", ElementType.UInt32)]
    [InlineData("<i8", ElementType.Int64)]
    [InlineData(">i8", ElementType.Int64)]
    [InlineData("<u8", ElementType.UInt64)]
    [InlineData("<f4", ElementType.Float32)]
    [InlineData(">f4", ElementType.Float32)]
    [InlineData("<f8", ElementType.Float64)]
    [InlineData(">f8", ElementType.Float64)]
    public void ReadsBothByteOrdersOfWideElements(string descr, ElementType type)
    {
        byte[] data = type.IsFloat()
            ? (type == ElementType.Float32 ? BitConverter.GetBytes(1.5f) : BitConverter.GetBytes(1.5))
            : (type.Size() == 4 ? BitConverter.GetBytes(0x01020304) : BitConverter.GetBytes(0x0102030405060708));
        double expected = type.IsFloat() ? 1.5 : type.Size() == 4 ? 0x01020304 : 0x0102030405060708;
        if (descr[0] == '>')
            Array.Reverse(data);
        var array = NpyFile.Read(_folder.Write("a.npy", NpyBytes.Create(descr, "(1,)", data)));
        Assert.Equal(type, array.ElementType);
        Assert.Equal([expected], array.ToDoubles());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ReadsEveryVersionAndFortranOrder(byte version)
    {
        // Element [i, j, k] is 100 i + 10 j + k; the first index varies fastest in the file.
        var data = new List<byte>();
        for (int k = 0; k < 2; k++)
        {
            for (int j = 0; j < 4; j++)
            {
                for (int i = 0; i < 3; i++)
                    data.AddRange(BitConverter.GetBytes((ushort)((100 * i) + (10 * j) + k)));
            }
        }

        var array = NpyFile.Read(_folder.Write("a.npy", NpyBytes.Create("<u2", "(3, 4, 2)", [.. data], fortranOrder: true, version)));
        Assert.Equal([3, 4, 2], array.Shape);
        double[] values = array.ToDoubles();
        Assert.Equal([0, 1, 10, 11, 20, 21, 30, 31, 100], values.Take(9));
        Assert.Equal(231, values[^1]);
    }

    [Theory]
    [InlineData("{\"shape\": (2L, 2L), \"fortran_order\": False, \"descr\": \"|u1\"}")]
    [InlineData("{ 'descr' : 'uint8','fortran_order':False,'shape':( 2 , 2 , ) , }   ")]
    public void ReadsWhatOtherWritersMakeOfTheHeader(string header)
    {
        var array = NpyFile.Read(_folder.Write("a.npy", NpyBytes.WithHeader(header, [1, 2, 3, 4])));
        Assert.Equal([1, 2, 3, 4], array.Data);
    }

    [Theory]
    [InlineData("|O", "Python objects")]
    [InlineData("<c16", "complex")]
    [InlineData("<U5", "text")]
    [InlineData("|S3", "text")]
    [InlineData("<M8[ns]", "dates")]
    [InlineData("|V8", "structured")]
    [InlineData("<f16", "more than 64 bits")]
    [InlineData("<x3", "not one of NumPy's")]
    [InlineData("", "not one of NumPy's")]
    public void RefusesOtherTypesByName(string descr, string reason) =>
        AssertRefused(NpyBytes.Create(descr, "(1,)", new byte[64]), reason);

    [Theory]
    [InlineData("{'descr': [('a', '<f4'), ('b', '<i2')], 'fortran_order': False, 'shape': (1,), }", "structured")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 8), }", "negative")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", "larger than any file")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }", "larger than any file")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (100, 100), }", "takes 80000 bytes")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 5), }", "empty")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), 'x': 1}", "given twice or is none of")]
    [InlineData("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)}", "given twice or is none of")]
    [InlineData("{'descr': '<f8', 'shape': (2, 2), }", "lacks")]
    [InlineData("{'descr': '<f8', 'fortran_order': 1, 'shape': (2, 2), }", "not a dictionary")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': 4, }", "not a dictionary")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2 2), }", "not a dictionary")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), } + 1", "text follows")]
    [InlineData("{'descr': '<f8, 'fortran_order': False, 'shape': (2, 2), }", "not a dictionary")]
    [InlineData("__import__('os')", "not a dictionary")]
    [InlineData("", "not a dictionary")]
    public void RefusesMalformedHeaders(string header, string reason) =>
        AssertRefused(NpyBytes.WithHeader(header, new byte[64]), reason);

    [Fact]
    public void RefusesLyingLengths()
    {
        const string Header = "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }";
        AssertRefused(NpyBytes.WithHeader(Header, [1], version: 2, claimedLength: 0xFFFFFFF0), "claims 4294967280 bytes");
        AssertRefused(NpyBytes.WithHeader(Header, [1], claimedLength: 9999), "ends inside the header");
        AssertRefused([0x93, .. "NUMPY"u8, 9, 0, 1, 0, 0, 0], "version 9");
        AssertRefused("not at all"u8.ToArray(), "ends inside the header");
        AssertRefused("nothing of the kind"u8.ToArray(), "not a .npy file");
    }

    [Fact]
    public void WritesAndReadsBack()
    {
        foreach (ElementType type in Enum.GetValues(typeof(ElementType)))
        {
            Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte>(), (bytes, rows) =>
            {
                int columns = bytes.Length / type.Size() / ((rows % 3) + 1);
                if (columns == 0)
                    return;
                int[] shape = rows % 2 == 0 ? [(rows % 3) + 1, columns] : [(rows % 3) + 1, 1, columns];
                byte[] data = bytes.AsSpan(0, ((rows % 3) + 1) * columns * type.Size()).ToArray();
                using (var stream = File.Create(_folder.File("a.npy")))
                    NpyFile.Write(stream, type, shape, data);
                var array = NpyFile.Read(_folder.File("a.npy"));
                Assert.Equal(shape, array.Shape);
                Assert.Equal(type, array.ElementType);
                Assert.Equal(data, array.Data);
            }).Label(type.ToString()));
        }
    }

    [Fact]
    public void WritesTheBytesThatNumPyWrites()
    {
        // numpy.save of numpy.array([1, 2, 3], dtype='<u2')
        var stream = new MemoryStream();
        NpyFile.Write(stream, ElementType.UInt16, [3], [1, 0, 2, 0, 3, 0]);
        byte[] expected = [0x93, .. "NUMPY"u8, 1, 0, 0x76, 0, .. "{'descr': '<u2', 'fortran_order': False, 'shape': (3,), }".PadRight(117).Select(c => (byte)c), (byte)'\n', 1, 0, 2, 0, 3, 0];
        Assert.Equal(expected, stream.ToArray());
    }

    private void AssertRefused(byte[] file, string reason)
    {
        string path = _folder.Write("bad [1].npy", file);
        var error = Assert.Throws<ImageFormatException>(() => NpyFile.Read(path));
        Assert.Contains("bad [1].npy", error.Message);
        Assert.Contains(reason, error.Message);
    }
}
