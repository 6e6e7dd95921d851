using System.Security.Cryptography;
using ClusterTools.Formats;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Jpeg;

public sealed class JpegDecoderTests
{
    public static TheoryData<int[]> Samplings => new()
    {
        new[] { 0x11 }, new[] { 0x22 }, new[] { 0x11, 0x11, 0x11 }, new[] { 0x21, 0x11, 0x11 }, new[] { 0x12, 0x11, 0x11 }, new[] { 0x22, 0x11, 0x11 },
        new[] { 0x41, 0x11, 0x11 }, new[] { 0x42, 0x11, 0x11 }, new[] { 0x14, 0x12, 0x11 }, new[] { 0x22, 0x12, 0x21 }, new[] { 0x11, 0x22, 0x22 },
    };

    [Theory]
    [MemberData(nameof(Samplings))]
    public void ReadsEverySamplingInOneScan(int[] sampling)
    {
        foreach (var (width, height) in new[] { (1, 1), (3, 5), (16, 16), (17, 33), (70, 41) })
            RequireRight(new JpegBuilder { Width = width, Height = height, Sampling = sampling });
    }

    [Theory]
    [MemberData(nameof(Samplings))]
    public void ReadsProgressiveScans(int[] sampling)
    {
        foreach (var (width, height) in new[] { (1, 1), (17, 33), (70, 41) })
            RequireRight(new JpegBuilder { Width = width, Height = height, Sampling = sampling, Progressive = true });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void ReadsRestartsAndLongCodes(bool progressive, bool apart)
    {
        foreach (int interval in new[] { 0, 1, 2, 7, 255 })
        {
            RequireRight(new JpegBuilder
            {
                Width = 90, Height = 50, Sampling = [0x21, 0x11, 0x11], RestartInterval = interval, Progressive = progressive, Apart = apart, CodeLength = 9 + (interval % 8),
            });
        }
    }

    [Fact]
    public void ReadsAHeightThatComesLate() => RequireRight(new JpegBuilder { Width = 20, Height = 30, LateHeight = true });

    [Fact]
    public void ReadsComponentsThatAreRgb() => RequireRight(new JpegBuilder { Width = 40, Height = 20, Sampling = [0x11, 0x11, 0x11], Adobe = 0 });

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(2)]
    public void ReadsInks(int? adobe) => RequireRight(new JpegBuilder { Width = 40, Height = 20, Sampling = [0x22, 0x11, 0x11, 0x22], Adobe = adobe });

    // Files of cjpeg and Pillow with the checksum of what libjpeg-turbo 2.1.5 makes of them: 420 with restarts, 422 progressive, 440, CMYK.
    [Theory]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAARABUDASIAAhEBAxEB/8QAGQABAAIDAAAAAAAAAAAAAAAAAAEGAwQF/8QAHxAAAwABAwUAAAAAAAAAAAAAAAECAwQhQTI0UXGx/8QAFwEAAwEAAAAAAAAAAAAAAAAAAQMEAv/EABcRAQEBAQAAAAAAAAAAAAAAAAABEjH/3QAEAAH/2gAMAwEAAhEDEQA/AKkCSZl3SmVu3sVkv//QqQNm8ShqVxz5BRuF5f/RqjM+i7qfT+AFV4TOv//S4OXqABoH/9k=", "ff16fc3de13bd8f5e28037e908e5bee007bbfe1d95febc5a48d42374166de06f")]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAARABUDASEAAhEBAxEB/8QAGAABAQADAAAAAAAAAAAAAAAAAAMBAgX/xAAWAQEBAQAAAAAAAAAAAAAAAAACAAP/2gAMAwEAAhADEAAAAeQ1BWVUBTozuzX/xAAaEAAABwAAAAAAAAAAAAAAAAAAAQIQESAy/9oACAEBAAEFAqwyNGP/xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAEDAQE/AV//xAAVEQEBAAAAAAAAAAAAAAAAAAAQEf/aAAgBAgEBPwFr/8QAFBABAAAAAAAAAAAAAAAAAAAAMP/aAAgBAQAGPwIf/8QAGhAAAgIDAAAAAAAAAAAAAAAAAAERMRAgIf/aAAgBAQABPyHRKXCHDmKSx//aAAwDAQACAAMAAAAQ7mKB/8QAGBEAAgMAAAAAAAAAAAAAAAAAABABETH/2gAIAQMBAT8QdEav/8QAFxEAAwEAAAAAAAAAAAAAAAAAAAEQMf/aAAgBAgEBPxCsPJ//xAAcEAEAAQQDAAAAAAAAAAAAAAABABAgIUFRobH/2gAIAQEAAT8QsQgyuIbBrfMZ1Hyl/9k=", "5bd96a94f8e4520fc7505731eeb58c070d427609770461e26ae74f5e6bb123c5")]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAARABUDARIAAhEBAxEB/8QAGQAAAgMBAAAAAAAAAAAAAAAAAAMBAgQG/8QAHxAAAwABAwUAAAAAAAAAAAAAAAECAwQhQTI0UXGx/8QAGAEAAgMAAAAAAAAAAAAAAAAAAAIBAwT/xAAYEQEBAQEBAAAAAAAAAAAAAAAAAQIxEv/aAAwDAQACEQMRAD8A5Ik1qUFpl3SmVu3sAVNN4lDUrjnyJdw3khgOU/Rd1Pp/AI1xM6dl6gM9WP/Z", "292f0b33a39c13e0b200be85432814707a618e97879ce2601b8ae2a475843e57")]
    [InlineData("/9j/7gAOQWRvYmUAZAAAAAAA//4AHGNtcDMuMTAuMy4yTHEzIDB4NzU2ZmZiZjcA/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZWdj/8AAFAgAEQAVBEMRAE0RAFkRAEsRAP/EABsAAQACAwEBAAAAAAAAAAAAAAABAwIEBgUH/8QAIxAAAgEDAgcBAAAAAAAAAAAAAAECAzFBESEEEjIzNFGBcf/aAA4EQwBNAFkASwAAPwDlDmzzD6AQACUgRsr6AEmQJhFzmoxW7ZMYuUlFXYSbaSW7sDalQ5NIrGfZZOny6JYz7MKuilosZ9g1XcqM3cF3BeVH8ZdwnkR+mdHuL6DbqXLanUU1uoH/2Q==", "37659d3cbcadd33c086f07077a3c74da1ec401ac32a800d8033df081fc0ebfc3")]
    public void HasTheBitsOfLibjpeg(string file, string checksum)
    {
        var decoded = DecodedFile.Read(Convert.FromBase64String(file));
        Assert.Equal((21, 17, 3, ChannelLayout.Rgb, ElementType.UInt8), (decoded.Width, decoded.Height, decoded.Channels, decoded.Layout, decoded.Type));
        Assert.Equal(checksum, Convert.ToHexString(SHA256.HashData(decoded.Bytes)).ToLowerInvariant());
    }

    [Fact]
    public void GoesOnAtRestartMarkersWhateverLiesBeforeThem()
    {
        byte[] file = new JpegBuilder { Width = 50, Height = 20, RestartInterval = 2 }.Build();
        byte[] expected = DecodedFile.Read(file).Bytes;
        var padded = new List<byte>();
        int markers = 0;
        for (int i = 0; i < file.Length; i++)
        {
            if (file[i] == 0xFF && i + 1 < file.Length && file[i + 1] is >= 0xD0 and <= 0xD7)
            {
                // Bits too many, and fill bytes.
                padded.AddRange([0x5A, 0x00, 0xFF, 0xFF]);
                markers++;
            }

            padded.Add(file[i]);
        }

        Assert.True(markers > 5);
        Assert.Equal(expected, DecodedFile.Read([.. padded]).Bytes);

        // One that is missing leaves a hole: no picture rather than a wrong one.
        int first = Enumerable.Range(0, file.Length - 1).First(i => file[i] == 0xFF && file[i + 1] == 0xD1);
        Assert.Throws<ImageFormatException>(() => DecodedFile.Read([.. file.AsSpan(0, first), .. file.AsSpan(first + 2)]));
    }

    [Fact]
    public void TurnsPicturesUpright()
    {
        var plain = DecodedFile.Read(new JpegBuilder { Width = 37, Height = 20 }.Build());
        for (int orientation = 1; orientation <= 8; orientation++)
        {
            byte[] file = new JpegBuilder { Width = 37, Height = 20, Orientation = orientation }.Build();
            Assert.Equal(plain.Bytes, DecodedFile.Read(file, new ImageReadOptions { IgnoreOrientation = true }).Bytes);
            var turned = DecodedFile.Read(file);
            Assert.Equal(orientation >= 5 ? (20, 37) : (37, 20), (turned.Width, turned.Height));
            for (int y = 0; y < turned.Height; y++)
            {
                for (int x = 0; x < turned.Width; x++)
                {
                    // Where the standard says that the upright pixel is stored.
                    var (column, row) = orientation switch
                    {
                        1 => (x, y), 2 => (36 - x, y), 3 => (36 - x, 19 - y), 4 => (x, 19 - y), 5 => (y, x), 6 => (y, 19 - x), 7 => (36 - y, 19 - x), _ => (36 - y, x),
                    };
                    Assert.Equal(plain.Bytes[(row * 37) + column], turned.Bytes[(y * turned.Width) + x]);
                }
            }
        }
    }

    private static void RequireRight(JpegBuilder file)
    {
        var decoded = DecodedFile.Read(file.Build());
        Assert.Equal((file.Width, file.Height, file.Sampling.Length == 1 ? 1 : 3), (decoded.Width, decoded.Height, decoded.Channels));
        var components = Enumerable.Range(0, file.Sampling.Length).Select(c => JpegReference.Component(file, c)).ToArray();
        int far = 0;
        for (int y = 0; y < file.Height; y++)
        {
            for (int x = 0; x < file.Width; x++)
            {
                double[] pixel = Color([.. components.Select(c => c[y, x])], file.Adobe);
                for (int k = 0; k < pixel.Length; k++)
                {
                    double error = Math.Abs(pixel[k] - decoded.Bytes[(((y * file.Width) + x) * pixel.Length) + k]);
                    Assert.InRange(error, 0, 3.5);
                    far += error > 2.01 ? 1 : 0;
                }
            }
        }

        // Samples, interpolation and colour are rounded one after the other, which makes more than two levels now and then.
        Assert.InRange(far, 0, decoded.Bytes.Length / 50);
    }

    private static double[] Color(double[] values, int? adobe)
    {
        if (values.Length == 1)
            return values;
        double[] rgb = adobe == 0 || (values.Length == 4 && adobe is null)
            ? [.. values.Take(3)]
            :
            [
                Math.Clamp(values[0] + (1.402 * (values[2] - 128)), 0, 255),
                Math.Clamp(values[0] - (0.344136 * (values[1] - 128)) - (0.714136 * (values[2] - 128)), 0, 255),
                Math.Clamp(values[0] + (1.772 * (values[1] - 128)), 0, 255),
            ];
        if (values.Length == 3)
            return rgb;
        double[] light = adobe == 2 ? [.. rgb.Select(v => 255 - v)] : rgb;
        return [.. light.Select(v => v * values[3] / 255)];
    }
}
