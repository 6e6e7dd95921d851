using System.Globalization;
using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;

namespace ClusterTools.Tests.Formats.Mutation;

/// <summary>Damaged sample files of every format. ./build.ps1 -Task Mutation runs the same with more of them.</summary>
public sealed class SampleMutationTests
{
    private const int DefaultCount = 400;

    public static TheoryData<string> Formats => [.. ImageFormatRegistry.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void DecodeOrAreRefused(string format) => RequireSafe(format, MutationSamples.Of);

    [Theory]
    [InlineData("WebP")]
    [InlineData("GIF")]
    public void AnimationsDecodeOrAreRefused(string format) => RequireSafe(format, d => MutationSamples.Animations(d.Name));

    [Fact]
    public void TablesAreReadOrRefused() => RequireSafe("Parquet", () => new MutationRun("Parquet", ".parquet", MutationSamples.Tables, MutationRun.ReadTable));

    private static void RequireSafe(string format, Func<IImageDecoder, byte[][]> samples) => RequireSafe(format, () =>
    {
        var decoder = ImageFormatRegistry.All.Single(d => d.Name == format);
        return new MutationRun(format, decoder.Extensions[0], samples(decoder), MutationRun.ReadPicture);
    });

    private static void RequireSafe(string format, Func<MutationRun> create)
    {
        string only = Environment.GetEnvironmentVariable("CLUSTERTOOLS_MUTANT_FORMAT") is { Length: > 0 } name ? name : format;
        Assert.SkipUnless(string.Equals(only, format, StringComparison.OrdinalIgnoreCase), $"CLUSTERTOOLS_MUTANT_FORMAT asks for {only} only.");
        int count = Setting("CLUSTERTOOLS_MUTANTS", DefaultCount);
        var run = create();
        run.Run(Setting("CLUSTERTOOLS_MUTANT_SEED", 0), count);
        if (Environment.GetEnvironmentVariable("CLUSTERTOOLS_MUTATION_REPORT") is { } report)
            File.AppendAllText(report, run + Environment.NewLine);
        Assert.True(run.Failures.Count == 0, string.Join(Environment.NewLine, run.Failures.Take(20)));
        // Both ends of the road must be travelled, or the mutations are too weak or too strong.
        Assert.InRange(run.Decoded, count / 50, count * 49 / 50);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
