using ClusterTools.Formats;

namespace ClusterTools.Tests.Formats.Jpeg;

public sealed class JpegRefusalTests
{
    private static readonly JpegBuilder Good = new() { Width = 64, Height = 48, Sampling = [0x22, 0x11, 0x11] };

    [Theory]
    [InlineData(0xC3, "lossless")]
    [InlineData(0xC5, "hierarchical")]
    [InlineData(0xC9, "arithmetic")]
    [InlineData(0xCA, "arithmetic")]
    public void RefusesOtherProcessesByName(byte process, string name) => Refuses(name, f => f[Find(f, 0xC0) + 1] = process);

    [Fact]
    public void RefusesHeaders()
    {
        Refuses("12 bits", f => f[Find(f, 0xC0) + 4] = 12);
        Refuses("0x48", f => (f[Find(f, 0xC0) + 7], f[Find(f, 0xC0) + 8]) = (0, 0));
        Refuses("2 components", f => f[Find(f, 0xC0) + 9] = 2);
        Refuses("0x2", f => f[Find(f, 0xC0) + 11] = 0x02);
        Refuses("5x1", f => f[Find(f, 0xC0) + 11] = 0x51);
        Refuses("do not divide", f => f[Find(f, 0xC0) + 11] = 0x31 + 0x01, f => f[Find(f, 0xC0) + 14] = 0x21);
        Refuses("table 3", f => f[Find(f, 0xC0) + 12] = 3);
        Refuses("twice", f => f[Find(f, 0xC0) + 13] = 1);
        Refuses("Huffman", f => f[Find(f, 0xC4) + 5] = 200);
        Refuses("scan names", f => f[Find(f, 0xDA) + 5] = 9);
        Refuses("table 2", f => f[Find(f, 0xDA) + 6] = 0x20);
    }

    [Fact]
    public void RefusesEveryCut()
    {
        foreach (bool progressive in new[] { false, true })
        {
            byte[] file = new JpegBuilder { Width = 24, Height = 17, Progressive = progressive }.Build();
            // The end marker itself may be missing where all of the picture is there.
            for (int length = 0; length < file.Length - 2; length += 3)
                Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file.AsSpan(0, length).ToArray()));
        }
    }

    [Fact]
    public void RefusesRestartsOutOfOrder()
    {
        byte[] file = new JpegBuilder { Width = 64, Height = 8, RestartInterval = 1 }.Build();
        file[Find(file, 0xD3) + 1] = 0xD4;
        Assert.Contains("restart marker 3", Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file)).Message);
    }

    [Fact]
    public void RefusesSizesThatTheFileCannotHoldBeforeAllocating()
    {
        byte[] file = Good.Build();
        file.AsSpan(Find(file, 0xC0) + 5, 4).Fill(0xFF);
        foreach (long limit in new[] { 1L << 31, long.MaxValue })
            Bounded.Throws<ImageFormatException>(1 << 20, () => DecodedFile.Read(file, new ImageReadOptions { MaximumPixelCount = limit }));
    }

    [Fact]
    public void RefusesThousandsOfScans()
    {
        byte[] file = new JpegBuilder { Width = 64, Height = 64, Progressive = true }.Build();
        // The scan before the last one brings bits of DC, which may come again and again.
        int last = file.AsSpan().LastIndexOf([(byte)0xFF, (byte)0xDA]);
        int scan = file.AsSpan(0, last).LastIndexOf([(byte)0xFF, (byte)0xDA]);
        byte[] again = file.AsSpan(scan, last - scan).ToArray();
        byte[] bomb = [.. file.AsSpan(0, last), .. Enumerable.Repeat(again, 4000).SelectMany(b => b), .. file.AsSpan(last)];
        Assert.Contains("100 scans", Assert.Throws<ImageFormatException>(() => DecodedFile.Read(bomb)).Message);
    }

    private static int Find(byte[] file, byte marker) => file.AsSpan().IndexOf([(byte)0xFF, marker]);

    private static void Refuses(string cause, params Action<byte[]>[] damages)
    {
        byte[] file = Good.Build();
        foreach (var damage in damages)
            damage(file);
        Assert.Contains(cause, Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file)).Message);
    }
}
