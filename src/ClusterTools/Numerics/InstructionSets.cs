namespace ClusterTools.Numerics;

/// <summary>The one place that decides which instructions kernels use: those that the machine offers, less those that <see cref="Variable"/> leaves out.</summary>
/// <remarks>
/// <para>A family of kernels lists its variants, the fastest first, each with what it needs, and <see cref="Select"/> gives those that can run. Code that has its variants
/// inside one method asks the properties; to the compiler they are constants, so that a branch that is not taken is not there.</para>
/// <para>No variant changes a result. <see cref="Variable"/> is there to prove it, and to measure one variant against another: it holds names, separated by commas, of the
/// sets that may be used, each with the narrower ones that it builds on: <c>avx512</c>, <c>avxvnni</c>, <c>avx2</c>, <c>advsimd</c>, <c>vector128</c>, <c>vector</c> (of the
/// netstandard2.0 build), or <c>scalar</c> for none. What the machine lacks stays unused. Loops over <c>Vector&lt;T&gt;</c>, whose results no width can change, are the
/// runtime's own matter; its settings (DOTNET_EnableAVX2=0 and its kin) take effect before this one.</para>
/// </remarks>
internal static partial class InstructionSets
{
    /// <summary>The environment variable that leaves instruction sets out.</summary>
    public const string Variable = "CLUSTERTOOLS_ISA";

    /// <summary>The sets in use, for people: the widest, and what comes with it.</summary>
    public static string Description => Describe(Offered);

    /// <summary>Whether all of some sets may be used.</summary>
    public static bool Offers(InstructionSet sets) => (Offered & sets) == sets;

    /// <summary>Makes the variants of a kernel that can run here.</summary>
    /// <param name="variants">All variants, the fastest first, and what each needs; the last one needs nothing.</param>
    public static IReadOnlyList<T> Select<T>(params (InstructionSet Needs, Func<T> Create)[] variants) =>
        [.. variants.Where(v => Offers(v.Needs)).Select(v => v.Create())];

    /// <summary>The sets that a value of <see cref="Variable"/> lets kernels use.</summary>
    /// <exception cref="NotSupportedException">A name is unknown.</exception>
    public static InstructionSet Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return (InstructionSet)(-1);
        var sets = InstructionSet.None;
        foreach (string name in value!.Split(','))
        {
            sets |= name.Trim().ToLowerInvariant() switch
            {
                "avx512" => InstructionSet.Avx512 | InstructionSet.Avx2 | InstructionSet.Vector128,
                "avxvnni" => InstructionSet.AvxVnni | InstructionSet.Avx2 | InstructionSet.Vector128,
                "avx2" => InstructionSet.Avx2 | InstructionSet.Vector128,
                "advsimd" => InstructionSet.AdvSimd | InstructionSet.Vector128,
                "vector128" => InstructionSet.Vector128,
                "vector" => InstructionSet.VariableWidth,
                "scalar" => InstructionSet.None,
                _ => throw new NotSupportedException(string.Format(SR.InstructionSetUnknown, Variable, name.Trim())),
            };
        }

        return sets;
    }

    /// <summary>Names sets as their makers do.</summary>
    public static string Describe(InstructionSet sets)
    {
        string widest =
            sets.HasFlag(InstructionSet.Avx512) ? "AVX-512"
            : sets.HasFlag(InstructionSet.Avx2) ? "AVX2"
            : sets.HasFlag(InstructionSet.AdvSimd) ? "Advanced SIMD"
            : sets.HasFlag(InstructionSet.Vector128) ? "128-bit vectors"
            : sets.HasFlag(InstructionSet.VariableWidth) ? $"{VariableWidthBits}-bit vectors"
            : "scalar";
        return sets.HasFlag(InstructionSet.AvxVnni) ? $"{widest} with AVX-VNNI" : widest;
    }

    /// <summary>A class of its own, so that it is set before anything of the outer one is.</summary>
    private static class Setting
    {
        public static readonly InstructionSet Allowed = Parse(Environment.GetEnvironmentVariable(Variable));
    }
}
