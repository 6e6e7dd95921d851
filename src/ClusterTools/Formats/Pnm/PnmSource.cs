using System.Runtime.InteropServices;
using ClusterTools.Formats.Elements;

namespace ClusterTools.Formats.Pnm;

/// <summary>An open PBM, PGM, PPM or PAM file: its first picture.</summary>
internal sealed class PnmSource(PnmHeader header) : ImageSource
{
    /// <inheritdoc/>
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        RequirePlane(index, destination.Length);
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        file.Position = header.DataOffset;
        var input = new PnmInput(file, Path);
        int rowBytes = destination.Length / Height;
        var packed = new byte[header.Kind == 4 ? (Width + 7) / 8 : 0];
        for (int y = 0; y < Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = destination.Slice(y * rowBytes, rowBytes);
            if (header.Kind == 1)
                ReadTextBits(input, row);
            else if (header.Kind == 4)
                ReadBits(input, packed, row);
            else if (header.IsText)
                ReadText(input, row);
            else
                ReadBinary(input, row);
        }
    }

    private static void ReadTextBits(PnmInput input, Span<byte> row)
    {
        // The digits need not be apart. 1 is black.
        for (int x = 0; x < row.Length; x++)
        {
            row[x] = input.ReadVisible() switch
            {
                '0' => 255,
                '1' => 0,
                -1 => throw input.Error(SR.PnmCutOff),
                _ => throw input.Error(SR.PnmNumberInvalid),
            };
        }
    }

    private static void ReadBits(PnmInput input, Span<byte> packed, Span<byte> row)
    {
        input.ReadExactly(packed);
        for (int x = 0; x < row.Length; x++)
            row[x] = ((packed[x >> 3] >> (7 - (x & 7))) & 1) != 0 ? (byte)0 : (byte)255;
    }

    private void ReadText(PnmInput input, Span<byte> row)
    {
        if (header.SampleBytes == 1)
        {
            for (int x = 0; x < row.Length; x++)
                row[x] = (byte)input.ReadNumber(header.Maximum);
            return;
        }

        var samples = MemoryMarshal.Cast<byte, ushort>(row);
        for (int x = 0; x < samples.Length; x++)
            samples[x] = (ushort)input.ReadNumber(header.Maximum);
    }

    private void ReadBinary(PnmInput input, Span<byte> row)
    {
        input.ReadExactly(row);
        if (header.SampleBytes == 1)
        {
            if (header.Maximum == byte.MaxValue)
                return;
            foreach (byte value in row)
                RequireInRange(input, value);
            return;
        }

        if (BitConverter.IsLittleEndian)
            ByteOrder.Swap(row, sizeof(ushort));
        if (header.Maximum == ushort.MaxValue)
            return;
        foreach (ushort value in MemoryMarshal.Cast<byte, ushort>(row))
            RequireInRange(input, value);
    }

    private void RequireInRange(PnmInput input, int value)
    {
        if (value > header.Maximum)
            throw input.Error(string.Format(SR.PnmNumberTooLarge, header.Maximum));
    }
}
