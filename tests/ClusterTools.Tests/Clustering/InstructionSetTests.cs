using ClusterTools.Tests.Clustering.KMeans;

namespace ClusterTools.Tests.Clustering;

/// <summary>The hashes on record come out without an instruction set, too. A process computes all of them, since starting one takes as long as its work.</summary>
public sealed class InstructionSetTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableAVXVNNI")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void InstructionSetsDoNotShow(string setting) => OwnProcess.Passes(
        setting,
        $"{typeof(KMeansBitIdentityTests).FullName}.{nameof(KMeansBitIdentityTests.TheHashIsTheOneOnRecord)}",
        $"{typeof(KMeansVariantsBitIdentityTests).FullName}.{nameof(KMeansVariantsBitIdentityTests.TheHashIsTheOneOnRecord)}");
}
