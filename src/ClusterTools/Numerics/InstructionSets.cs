namespace ClusterTools.Numerics;

/// <summary>The one registry of the instruction sets that kernels use: those that the machine supports, less those that <see cref="Variable"/> disables.</summary>
/// <remarks>
/// <para>A family of kernels lists its variants, the fastest first, each with its requirements, and <see cref="Select"/> returns those that can run. Code with variants
/// inside one method tests the properties; the JIT compiler treats them as constants, so that untaken branches are removed.</para>
/// <para>No variant changes a result. <see cref="Variable"/> exists to test that, and to compare the speed of variants: it holds a comma-separated list of the sets to
/// enable, each including the narrower ones that it builds on: <c>avx512</c>, <c>avxvnni</c>, <c>avx2</c>, <c>advsimd</c>, <c>vector128</c>, <c>vector</c> (of the
/// netstandard2.0 build), or <c>scalar</c> for none. Sets that the machine lacks stay disabled. Loops over <c>Vector&lt;T&gt;</c>, whose results do not depend on the
/// width, are left to the runtime; its own settings (such as DOTNET_EnableAVX2=0) take precedence.</para>
/// </remarks>
internal static partial class InstructionSets
{
    /// <summary>The environment variable that restricts the instruction sets.</summary>
    public const string Variable = "CLUSTERTOOLS_ISA";

    /// <summary>The enabled sets as text: the widest, and its extensions.</summary>
    public static string Description => Describe(Offered);

    /// <summary>Whether all of the given sets are enabled.</summary>
    public static bool Offers(InstructionSet sets) => (Offered & sets) == sets;

    /// <summary>Creates the variants of a kernel that can run here.</summary>
    /// <param name="variants">All variants, the fastest first, and the requirements of each; the last one requires nothing.</param>
    public static IReadOnlyList<T> Select<T>(params (InstructionSet Needs, Func<T> Create)[] variants) =>
        [.. variants.Where(v => Offers(v.Needs)).Select(v => v.Create())];

    /// <summary>Parses a value of <see cref="Variable"/> to the sets that it enables.</summary>
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

    /// <summary>The vendors' names of sets.</summary>
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

    /// <summary>A class of its own, so that it is initialised before the static members of the outer class.</summary>
    private static class Setting
    {
        public static readonly InstructionSet Allowed = Parse(Environment.GetEnvironmentVariable(Variable));
    }
}
