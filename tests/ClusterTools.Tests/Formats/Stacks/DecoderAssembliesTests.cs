using ClusterTools.Formats;
using ClusterTools.Formats.Stacks;

namespace ClusterTools.Tests.Formats.Stacks;

public sealed class DecoderAssembliesTests
{
    private const string AssemblyFile = "ClusterTools.Decoder.Test.dll";

    // Not beside the engine, where all tests would have it.
    private static readonly string Slot = Path.Combine(AppContext.BaseDirectory, "slot", AssemblyFile);

    [Fact]
    public void FindsTheDecodersOfAnAssemblyBesideTheEngine()
    {
        using var folder = new TestFolder();
        File.Copy(Slot, folder.File(AssemblyFile));
        File.Copy(Slot, folder.File("Other.dll"));
        var failures = new List<string>();
        var decoder = Assert.Single(DecoderAssemblies.Find(folder.FullName, failures));
        Assert.Empty(failures);
        Assert.Equal("one colour", decoder.Name);
        Assert.Equal([".one"], decoder.Extensions);
        Assert.False(decoder.Recognizes("ONE"u8));

        byte[] content = [.. "ONECOLOR"u8, 77];
        Assert.True(decoder.Recognizes(content));
        File.WriteAllBytes(folder.File("a.one"), content);
        using var source = decoder.Open(folder.File("a.one"), new ImageReadOptions());
        byte[] pixels = new byte[6];
        source.ReadPlane(0, pixels, TestContext.Current.CancellationToken);
        Assert.Equal([77, 77, 77, 77, 77, 77], pixels);
    }

    [Fact]
    public void AnAssemblyThatCannotBeLoadedIsNamedAndTheOthersAreTaken()
    {
        using var folder = new TestFolder();
        File.Copy(Slot, folder.File(AssemblyFile));
        File.WriteAllText(folder.File("ClusterTools.Decoder.Broken.dll"), "no assembly");
        var failures = new List<string>();
        Assert.Single(DecoderAssemblies.Find(folder.FullName, failures));
        Assert.StartsWith("ClusterTools.Decoder.Broken.dll, which could bring more formats, cannot be loaded: ", Assert.Single(failures));
    }

    [Fact]
    public void NothingIsFoundWhereNothingIs()
    {
        using var folder = new TestFolder();
        var failures = new List<string>();
        Assert.Empty(DecoderAssemblies.Find(folder.FullName, failures));
        Assert.Empty(DecoderAssemblies.Find(string.Empty, failures));
        Assert.Empty(failures);
        Assert.Equal(["TIFF", "PNG", "JPEG", "NumPy", "IDX", "BMP", "GIF", "WebP", "PNM", "TGA"], ImageFormatRegistry.All.Select(d => d.Name));
    }
}
