using ClusterTools.Files;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterTools.Tests.Files;

public sealed class NaturalPathComparerTests
{
    [Theory]
    [InlineData("img2.tif", "img10.tif")]
    [InlineData("img002.tif", "img10.tif")]
    [InlineData("IMG2.tif", "img10.tif")]
    [InlineData("a/z.tif", "a b/a.tif")]
    [InlineData("run9/f100", "run10/f1")]
    [InlineData("x99999999999999999999998", "x99999999999999999999999")]
    [InlineData("t1", "t1a")]
    [InlineData("t01", "t1")]
    [InlineData("A", "a")]
    public void TheFirstComesFirst(string first, string second)
    {
        Assert.True(NaturalPathComparer.Instance.Compare(first, second) < 0);
        Assert.True(NaturalPathComparer.Instance.Compare(second, first) > 0);
        Assert.Equal(0, NaturalPathComparer.Instance.Compare(first, first));
    }

    [Fact]
    public void ItIsATotalOrder()
    {
        // Few distinct characters, so that equal runs, zeros and cases are frequent.
        var paths = Gen.ArrayOf(Gen.Elements('0', '1', '9', 'a', 'A', '/', '.')).Select(c => new string(c)).ToArbitrary();
        Prop.ForAll(paths, paths, paths, (a, b, c) =>
        {
            var order = NaturalPathComparer.Instance;
            int ab = Math.Sign(order.Compare(a, b));
            bool antisymmetric = ab == -Math.Sign(order.Compare(b, a)) && (ab == 0) == (a == b);
            bool transitive = !(ab <= 0 && order.Compare(b, c) <= 0) || order.Compare(a, c) <= 0;
            return antisymmetric && transitive;
        }).QuickCheckThrowOnFailure();
    }
}
