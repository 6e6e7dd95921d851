namespace ClusterTools.Numerics;

/// <summary>What kernels have variants for.</summary>
[Flags]
internal enum InstructionSet
{
    /// <summary>Nothing but scalar arithmetic, which every machine has.</summary>
    None = 0,

    /// <summary>Vectors whose width the runtime chooses (<c>Vector&lt;T&gt;</c>): all that the netstandard2.0 build knows.</summary>
    VariableWidth = 1,

    /// <summary>Vectors of 128 bits: SSE4.2 on x64, Advanced SIMD on ARM64.</summary>
    Vector128 = 2,

    /// <summary>Advanced SIMD with 64-bit registers' instructions (ARM64).</summary>
    AdvSimd = 4,

    /// <summary>AVX2: vectors of 256 bits (x64).</summary>
    Avx2 = 8,

    /// <summary>AVX-VNNI: products of bytes, added up in fours, in vectors of 256 bits (x64).</summary>
    AvxVnni = 16,

    /// <summary>AVX-512: vectors of 512 bits and 32 registers of every width (x64).</summary>
    Avx512 = 32,
}
