using ClusterTools.Numerics;
using ClusterTools.Tests.Clustering.KMeans;
using ClusterTools.Tests.Numerics;

namespace ClusterTools.Tests.Clustering;

/// <summary>The recorded hashes are reproduced without each instruction set, too. One process computes all of them, since starting one takes as long as its work.</summary>
public sealed class InstructionSetTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableAVXVNNI", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData(InstructionSets.Variable, "avx512")]
    [InlineData(InstructionSets.Variable, "avx2")]
    [InlineData(InstructionSets.Variable, "vector128,advsimd")]
    [InlineData(InstructionSets.Variable, "scalar")]
    public void InstructionSetsDoNotShow(string setting, string value) => OwnProcess.Passes(
        setting,
        value,
        $"{typeof(InstructionSetsTests).FullName}.{nameof(InstructionSetsTests.WhatTheSettingLeavesOutIsNotUsed)}",
        $"{typeof(KMeansBitIdentityTests).FullName}.{nameof(KMeansBitIdentityTests.TheHashIsTheOneOnRecord)}",
        $"{typeof(KMeansVariantsBitIdentityTests).FullName}.{nameof(KMeansVariantsBitIdentityTests.TheHashIsTheOneOnRecord)}");
}
