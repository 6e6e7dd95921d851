using System.Buffers.Binary;
using System.Collections;
using ClusterTools.Formats;
using ClusterTools.Formats.Webp.Lossless;

namespace ClusterTools.Tests.Formats.Webp.Lossless;

/// <summary>Lossless data written by hand: blocks of 4 x 4 pixels that all name the same group of prefix codes.</summary>
public sealed class LosslessGroupsTests
{
    private const int Width = 17, Height = 23;

    // 5 x 6 blocks, and five codes of at least four bits for each group.
    private const int BlockCount = 30;
    private const int BitsForAllGroups = BlockCount * 20;

    [Fact]
    public void AGroupForEachBlockIsTheMost()
    {
        LosslessGroups.Require(Data(BlockCount - 1, BitsForAllGroups), Width, Height, hasHeader: true);
        Assert.Contains("31 groups", Refusal(Data(BlockCount, 10 * BitsForAllGroups)).Message);
    }

    [Fact]
    public void TheDataMustHoldTheCodesOfEveryGroup()
    {
        LosslessGroups.Require(Data(9, 200), Width, Height, hasHeader: true);
        Assert.Contains("10 groups", Refusal(Data(9, 190)).Message);
    }

    [Fact]
    public void DataThatEndBeforeTheGroupsAreRefused()
    {
        byte[] whole = Data(3, 200);
        for (int length = 0; length < 16; length++)
            Refusal(whole.AsSpan(0, length).ToArray());
    }

    [Fact]
    public void AFileThatNamesTheHighestGroupIsRefusedBeforeItsCodesTakeMemory()
    {
        byte[] data = Data(ushort.MaxValue, 2000);
        byte[] file = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8L"u8, 0, 0, 0, 0, .. data];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), data.Length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("65536 groups", Assert.Throws<ImageFormatException>(() => DecodedFile.Read(file)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static InvalidDataException Refusal(byte[] data) =>
        Assert.Throws<InvalidDataException>(() => LosslessGroups.Require(data, Width, Height, hasHeader: true));

    /// <summary>Data whose blocks all name this group, followed by this many bits.</summary>
    private static byte[] Data(int group, int trailingBits)
    {
        var bits = new List<bool>();
        Write(0x2F, 8);
        Write(Width - 1, 14);
        Write(Height - 1, 14);
        Write(0, 4);
        Write(0, 1); // no transform
        Write(0, 1); // no colour cache
        Write(1, 1); // several groups
        Write(0, 3); // blocks of 4 x 4
        Write(0, 1); // no cache for the picture of the blocks
        foreach (int symbol in new[] { group & 0xFF, group >> 8, 0, 0, 0 })
            Write(0b101 | (symbol << 3), 11); // a code of one symbol of 8 bits: its pixels take no bits
        bits.AddRange(new bool[trailingBits]);
        byte[] bytes = new byte[(bits.Count + 7) / 8];
        new BitArray([.. bits]).CopyTo(bytes, 0);
        return bytes;

        void Write(int value, int count)
        {
            for (int i = 0; i < count; i++)
                bits.Add(((value >> i) & 1) == 1);
        }
    }
}
