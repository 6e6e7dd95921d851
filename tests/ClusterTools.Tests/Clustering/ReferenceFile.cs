using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace ClusterTools.Tests.Clustering;

/// <summary>Reads the reference values and makes the hashes that they carry.</summary>
internal static class ReferenceFile
{
    public static JsonElement Open(string name) => JsonDocument.Parse(File.ReadAllText(SharedData.Path("reference", name))).RootElement;

    /// <summary>SHA-256 of the labels as little-endian int32.</summary>
    public static string Hash(int[] labels) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(labels.AsSpan())));

    public static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    public static int[] Ints(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetInt32())];

    public static double[][] Matrix(JsonElement array) => [.. array.EnumerateArray().Select(Doubles)];

    /// <summary>Relative agreement of sequences.</summary>
    public static void AssertClose(double[] expected, double[] actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            AssertClose(expected[i], actual[i], relative);
    }

    public static void AssertClose(double expected, double actual, double relative) =>
        Assert.InRange(actual, expected - (relative * Math.Abs(expected)), expected + (relative * Math.Abs(expected)));
}
