using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ClusterTools.Tests.Metrics;

internal static class Labels
{
    /// <summary>SHA-256 of the labels as little-endian int32.</summary>
    public static string Hash(int[] labels) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(labels.AsSpan())));
}
