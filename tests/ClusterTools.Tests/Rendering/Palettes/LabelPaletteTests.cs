using ClusterTools.Images.Colors;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering.Palettes;

namespace ClusterTools.Tests.Rendering.Palettes;

public class LabelPaletteTests
{
    [Fact]
    public void LabelKeepsItsColorWhateverTheCount() => Assert.Equal(LabelPalette.Distinct(40).Take(7), LabelPalette.Distinct(7));

    [Theory]
    [InlineData(10, 0.14)]
    [InlineData(20, 0.09)]
    [InlineData(100, 0.045)]
    public void ColorsAreApartFromEachOtherAndFromBlack(int count, double distance)
    {
        var seen = LabelPalette.Distinct(count).Select(c => Oklab.FromSrgb(c[0], c[1], c[2])).Append(default).ToArray();
        for (int i = 0; i < seen.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(seen[i].SquaredDistance(seen[j]) > distance * distance, $"{j} and {i}: {Math.Sqrt(seen[i].SquaredDistance(seen[j]))}");
        }
    }

    [Fact]
    public void GreenBlindEyesTellTheFirstEightApart()
    {
        var seen = LabelPalette.Distinct(8).Select(c => Oklab.FromSrgbWithoutGreenCones(c[0], c[1], c[2])).ToArray();
        for (int i = 0; i < seen.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(seen[i].SquaredDistance(seen[j]) > 0.1 * 0.1, $"{j} and {i}: {Math.Sqrt(seen[i].SquaredDistance(seen[j]))}");
        }
    }

    [Fact]
    public void ThousandsDifferInEightBitsAndTheRestBeginAgain()
    {
        double[][] colors = LabelPalette.Distinct(6000);
        int different = colors.Select(c => (int)Math.Round(c[0] * 255) << 16 | (int)Math.Round(c[1] * 255) << 8 | (int)Math.Round(c[2] * 255)).Distinct().Count();
        Assert.InRange(different, 3000, 5999);
        Assert.Equal(colors[0], colors[different]);
    }

    [Fact]
    public void OklabOfKnownColors()
    {
        // White, and sRGB red as its author's page has it (L 0.628, a 0.225, b 0.126).
        var white = Oklab.FromSrgb(1, 1, 1);
        Assert.Equal((1.0, 0.0, 0.0), (Math.Round(white.L, 4), Math.Round(white.A, 4), Math.Round(white.B, 4)));
        var red = Oklab.FromSrgb(1, 0, 0);
        Assert.Equal((0.628, 0.225, 0.126), (Math.Round(red.L, 3), Math.Round(red.A, 3), Math.Round(red.B, 3)));
        // Mid-grey 0.5: linear 0.21404114, whose cube root is 0.598.
        Assert.Equal(0.598181, Oklab.FromSrgb(0.5, 0.5, 0.5).L, 5);
    }

    [Fact]
    public void GraysRiseToWhite() => Assert.Equal([[0.25, 0.25, 0.25], [0.5, 0.5, 0.5], [0.75, 0.75, 0.75], [1, 1, 1]], LabelPalette.Gray(4));

    [Fact]
    public void CentroidsAreScaledFromTheirType()
    {
        Assert.Equal([[1.0, 0.2, 0.0]], LabelPalette.FromCentroids([[255, 51, 0]], ElementType.UInt8));
        Assert.Equal([[0.2, 0.2, 0.2]], LabelPalette.FromCentroids([[13107]], ElementType.UInt16));
        Assert.Equal([[0.2, 0.2, 0.2 * 0.2]], LabelPalette.FromCentroids([[255, 255, 51, 51]], ElementType.UInt8));
    }

    [Fact]
    public void OtherCentroidsAreNoColors()
    {
        Assert.Contains("-As Pixel", Assert.Throws<ArgumentException>(() => LabelPalette.FromCentroids([[1, 2]], ElementType.UInt8)).Message);
        Assert.Contains("8 or 16 bits", Assert.Throws<ArgumentException>(() => LabelPalette.FromCentroids([[1]], ElementType.Float32)).Message);
    }

    [Fact]
    public void NoLabelsIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelPalette.Distinct(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelPalette.Gray(-1));
    }
}
