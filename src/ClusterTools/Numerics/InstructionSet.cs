namespace ClusterTools.Numerics;

/// <summary>The instruction sets that kernels have variants for.</summary>
[Flags]
internal enum InstructionSet
{
    /// <summary>Scalar arithmetic only, which every machine supports.</summary>
    None = 0,

    /// <summary>Vectors whose width the runtime chooses (<c>Vector&lt;T&gt;</c>): the only ones in the netstandard2.0 build.</summary>
    VariableWidth = 1,

    /// <summary>Vectors of 128 bits: SSE4.2 on x64, Advanced SIMD on ARM64.</summary>
    Vector128 = 2,

    /// <summary>Advanced SIMD including its 64-bit-only instructions (ARM64).</summary>
    AdvSimd = 4,

    /// <summary>AVX2: vectors of 256 bits (x64).</summary>
    Avx2 = 8,

    /// <summary>AVX-VNNI: dot products of groups of four bytes, in vectors of 256 bits (x64).</summary>
    AvxVnni = 16,

    /// <summary>AVX-512: vectors of 512 bits and 32 registers of every width (x64).</summary>
    Avx512 = 32,
}
