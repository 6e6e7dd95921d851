using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels;
using ClusterTools.Numerics.Kernels.Filters;
using ClusterTools.Numerics.Kernels.Groups;

namespace ClusterTools.Tests.Numerics;

public sealed class InstructionSetsTests
{
    [Theory]
    [InlineData("scalar", (int)InstructionSet.None)]
    [InlineData(" AVX2 ", (int)(InstructionSet.Avx2 | InstructionSet.Vector128))]
    [InlineData("avx512", (int)(InstructionSet.Avx512 | InstructionSet.Avx2 | InstructionSet.Vector128))]
    [InlineData("avx512,avxvnni", (int)(InstructionSet.Avx512 | InstructionSet.AvxVnni | InstructionSet.Avx2 | InstructionSet.Vector128))]
    [InlineData("advsimd, vector", (int)(InstructionSet.AdvSimd | InstructionSet.Vector128 | InstructionSet.VariableWidth))]
    public void ANameStandsForASetAndWhatItBuildsOn(string value, int expected) => Assert.Equal((InstructionSet)expected, InstructionSets.Parse(value));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void WithoutANameAllMayBeUsed(string? value)
    {
        foreach (InstructionSet set in Enum.GetValues(typeof(InstructionSet)))
            Assert.True(InstructionSets.Parse(value).HasFlag(set));
    }

    [Fact]
    public void AnUnknownNameIsRefusedByName() => Assert.Contains("avx3", Assert.Throws<NotSupportedException>(() => InstructionSets.Parse("avx2,avx3")).Message);

    [Theory]
    [InlineData((int)(InstructionSet.Avx512 | InstructionSet.Avx2 | InstructionSet.AvxVnni | InstructionSet.Vector128), "AVX-512 with AVX-VNNI")]
    [InlineData((int)(InstructionSet.Avx2 | InstructionSet.Vector128), "AVX2")]
    [InlineData((int)(InstructionSet.AdvSimd | InstructionSet.Vector128), "Advanced SIMD")]
    [InlineData((int)InstructionSet.None, "scalar")]
    public void SetsHaveTheNamesOfTheirMakers(int sets, string expected) => Assert.Equal(expected, InstructionSets.Describe((InstructionSet)sets));

    /// <summary>A disabled instruction set is not used by any family. In a process of its own that holds for each setting, too.</summary>
    [Fact]
    public void WhatTheSettingLeavesOutIsNotUsed()
    {
        var allowed = InstructionSets.Parse(Environment.GetEnvironmentVariable(InstructionSets.Variable));
        foreach (InstructionSet set in Enum.GetValues(typeof(InstructionSet)))
            Assert.True(allowed.HasFlag(set) || !InstructionSets.Offers(set), $"{set} is used");
        string widest = InstructionSets.Offers(InstructionSet.Avx512) ? "512" : InstructionSets.Offers(InstructionSet.Avx2) ? "256"
            : InstructionSets.Offers(InstructionSet.Vector128) ? "128" : InstructionSets.Offers(InstructionSet.VariableWidth) ? "Vector" : "Scalar";
        Assert.Equal(widest, KernelSet.Best.Name);
        Assert.Equal(KernelSet.Supported.Count, RecordTests.Supported.Count);
        Assert.Equal(1, GroupTranspose.Sides[GroupTranspose.Sides.Count - 1]);
    }
}
