using System.Text;
using ClusterTools.Formats.Compression;

namespace ClusterTools.Tests.Formats.Compression;

public sealed class Adler32Tests
{
    [Theory]
    [InlineData("", 1u)]
    [InlineData("Wikipedia", 0x11E60398u)]
    public void HasTheKnownValues(string text, uint expected) => Assert.Equal(expected, Adler32.Compute(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void IsTheDefinitionAtAnyLengthEvenForTheHighestBytes()
    {
        for (int length = 1; length < 20_000; length = (length * 5 / 4) + 1)
        {
            foreach (bool random in new[] { true, false })
            {
                byte[] data = new byte[length];
                data.AsSpan().Fill(255);
                if (random)
                    new Random(length).NextBytes(data);
                uint a = 1, b = 0;
                foreach (byte value in data)
                {
                    a = (a + value) % 65521;
                    b = (b + a) % 65521;
                }

                Assert.Equal((b << 16) | a, Adler32.Append(Adler32.Compute(data.AsSpan(0, length / 3)), data.AsSpan(length / 3)));
            }
        }
    }
}
