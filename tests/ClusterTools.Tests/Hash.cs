using System.Security.Cryptography;

namespace ClusterTools.Tests;

/// <summary>Hashes as the reference files write them.</summary>
internal static class Hash
{
    public static string Sha256(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();
}
