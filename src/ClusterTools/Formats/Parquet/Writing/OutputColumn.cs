using ClusterTools.Formats.Parquet.Metadata;

namespace ClusterTools.Formats.Parquet.Writing;

/// <summary>A column of a file that is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values are stored: Int32, Int64, Float, Double, or ByteArray, which is text.</param>
/// <param name="BitWidth">The bits that its integers use where they are fewer; otherwise 0.</param>
/// <param name="IsUnsigned">Whether these have no sign.</param>
/// <param name="IsOptional">Whether values may be missing.</param>
internal sealed record OutputColumn(string Name, ParquetPhysicalType Type, int BitWidth = 0, bool IsUnsigned = false, bool IsOptional = false)
{
    private const int OptionalCode = 1;
    private const int TextCode = 0;
    private const int UnsignedCode = 11;
    private const int SignedCode = 15;

    /// <summary>Writes it as an element of the schema.</summary>
    public void Write(ThriftWriter writer)
    {
        writer.Begin();
        writer.Write(1, (int)Type);
        writer.Write(3, IsOptional ? OptionalCode : 0);
        writer.Write(4, Name);
        if (Type == ParquetPhysicalType.ByteArray)
        {
            writer.Write(6, TextCode);
            writer.Begin(10);
            writer.Begin(1);
            writer.End();
            writer.End();
        }
        else if (BitWidth > 0)
        {
            // Twice: for programs that know the one or the other.
            int index = BitWidth / 16;
            writer.Write(6, (IsUnsigned ? UnsignedCode : SignedCode) + index);
            writer.Begin(10);
            writer.Begin(10);
            writer.Write(1, (byte)BitWidth);
            writer.Write(2, !IsUnsigned);
            writer.End();
            writer.End();
        }

        writer.End();
    }
}
