using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Tests.Numerics.Statistics;

/// <summary>Values of scipy.special.gammaln and digamma.</summary>
public sealed class GammaFunctionsTests
{
    [Theory]
    [InlineData(1e-3, 6.907178885383854, -1000.5755719318103)]
    [InlineData(0.5, 0.5723649429247001, -1.9635100260214235)]
    [InlineData(1, 0, -0.5772156649015329)]
    [InlineData(1.4616321449683623, -0.12148629053584961, 0)]
    [InlineData(2, 0, 0.42278433509846713)]
    [InlineData(7.25, 7.0521854507385395, 1.9104535268837362)]
    [InlineData(123.5, 469.8172754919306, 4.812187109433143)]
    [InlineData(1e7, 151180949.36947393, 16.11809560095832)]
    public void AgreeWithSciPy(double x, double logGamma, double digamma)
    {
        Close.Equal(logGamma, GammaFunctions.LogGamma(x), 1e-14);
        Close.Equal(digamma, GammaFunctions.Digamma(x), 1e-14);
    }

    [Fact]
    public void TheBetaFunctionIsSymmetric()
    {
        Assert.Equal(-Math.Log(30), GammaFunctions.LogBeta(2, 5), 1e-14);
        Assert.Equal(GammaFunctions.LogBeta(5, 2), GammaFunctions.LogBeta(2, 5), 1e-14);
    }
}
