using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ClusterTools.Numerics;

internal static partial class InstructionSets
{
    /// <summary>Vectors of 512 bits.</summary>
    public static bool HasAvx512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && (Setting.Allowed & InstructionSet.Avx512) != 0;
    }

    /// <summary>Vectors of 256 bits.</summary>
    public static bool HasAvx2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx2.IsSupported && (Setting.Allowed & InstructionSet.Avx2) != 0;
    }

    /// <summary>Dot products of groups of four bytes.</summary>
    public static bool HasAvxVnni
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AvxVnni.IsSupported && (Setting.Allowed & InstructionSet.AvxVnni) != 0;
    }

    /// <summary>Vectors of 128 bits.</summary>
    public static bool HasVector128
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated && (Setting.Allowed & InstructionSet.Vector128) != 0;
    }

    /// <summary>Instructions on vectors of 128 bits that only x64 has.</summary>
    public static bool HasSse41
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Sse41.IsSupported && (Setting.Allowed & InstructionSet.Vector128) != 0;
    }

    /// <summary>Instructions on vectors of 128 bits that only ARM64 has.</summary>
    public static bool HasAdvSimd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.Arm64.IsSupported && (Setting.Allowed & InstructionSet.AdvSimd) != 0;
    }

    /// <summary>Whether there are 32 vector registers, as with AVX-512 (for every width) and ARM64, rather than 16.</summary>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Avx512F.VL.IsSupported && (Setting.Allowed & InstructionSet.Avx512) != 0) || HasAdvSimd;
    }

    private static InstructionSet Offered
    {
        get
        {
            var sets = InstructionSet.None;
            Add(HasVector128, InstructionSet.Vector128);
            Add(HasAdvSimd, InstructionSet.AdvSimd);
            Add(HasAvx2, InstructionSet.Avx2);
            Add(HasAvxVnni, InstructionSet.AvxVnni);
            Add(HasAvx512, InstructionSet.Avx512);
            return sets;

            void Add(bool has, InstructionSet set) => sets |= has ? set : InstructionSet.None;
        }
    }

    private static int VariableWidthBits => 8 * Vector<byte>.Count;
}
