using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Formats.Elements;

/// <summary>How the elements of an array are stored in a file, for formats that consist of a header and numbers.</summary>
/// <param name="Type">The type that an element has once it is read.</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
/// <param name="Form">Where the file's form differs from <paramref name="Type"/>.</param>
internal readonly record struct StoredElement(ElementType Type, bool BigEndian = false, StoredForm Form = StoredForm.Plain)
{
    /// <summary>The bytes of an element in the file.</summary>
    public int Size => Form == StoredForm.Half ? 2 : Type.Size();

    /// <summary>Whether the file's bytes are those of <see cref="Type"/> on this machine.</summary>
    public bool IsNative => Form == StoredForm.Plain && (Size == 1 || BigEndian != BitConverter.IsLittleEndian);

    /// <summary>Converts elements as stored in the file to elements of <see cref="Type"/> in the machine's byte order.</summary>
    /// <param name="source">Whole elements.</param>
    /// <param name="destination">A buffer for the same number; it may be <paramref name="source"/> itself where the sizes agree.</param>
    public void Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        switch (Form)
        {
            case StoredForm.Boolean:
                for (int i = 0; i < source.Length; i++)
                    destination[i] = source[i] == 0 ? (byte)0 : (byte)1;
                break;
            case StoredForm.Half:
                var single = MemoryMarshal.Cast<byte, float>(destination);
                for (int i = 0; i < source.Length / 2; i++)
                {
                    var element = source.Slice(2 * i, 2);
                    single[i] = HalfFloat.ToSingle(BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(element) : BinaryPrimitives.ReadUInt16LittleEndian(element));
                }

                break;
            case StoredForm.Plain:
                if (IsNative)
                    source.CopyTo(destination);
                else
                    Swap(source, destination);
                break;
            default:
                throw EnumGuard.Unexpected(Form);
        }
    }

    private void Swap(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (Size == 2)
        {
            var from = MemoryMarshal.Cast<byte, ushort>(source);
            var to = MemoryMarshal.Cast<byte, ushort>(destination);
            for (int i = 0; i < from.Length; i++)
                to[i] = BinaryPrimitives.ReverseEndianness(from[i]);
        }
        else if (Size == 4)
        {
            var from = MemoryMarshal.Cast<byte, uint>(source);
            var to = MemoryMarshal.Cast<byte, uint>(destination);
            for (int i = 0; i < from.Length; i++)
                to[i] = BinaryPrimitives.ReverseEndianness(from[i]);
        }
        else
        {
            var from = MemoryMarshal.Cast<byte, ulong>(source);
            var to = MemoryMarshal.Cast<byte, ulong>(destination);
            for (int i = 0; i < from.Length; i++)
                to[i] = BinaryPrimitives.ReverseEndianness(from[i]);
        }
    }
}
