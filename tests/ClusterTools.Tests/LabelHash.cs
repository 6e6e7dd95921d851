using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ClusterTools.Tests;

/// <summary>The hash by which reference files tell labels.</summary>
internal static class LabelHash
{
    /// <summary>SHA-256 of the labels as little-endian int32.</summary>
    public static string Of(int[] labels) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(labels.AsSpan())));
}
