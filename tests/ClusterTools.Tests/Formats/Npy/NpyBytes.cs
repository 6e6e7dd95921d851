using System.Text;

namespace ClusterTools.Tests.Formats.Npy;

/// <summary>Builds .npy files, right and wrong ones.</summary>
internal static class NpyBytes
{
    public static byte[] Create(string descr, string shape, byte[] data, bool fortranOrder = false, byte version = 1) =>
        WithHeader($"{{'descr': '{descr}', 'fortran_order': {(fortranOrder ? "True" : "False")}, 'shape': {shape}, }}", data, version);

    public static byte[] WithHeader(string header, byte[] data, byte version = 1, uint? claimedLength = null)
    {
        byte[] text = Encoding.UTF8.GetBytes(header + "\n");
        uint length = claimedLength ?? (uint)text.Length;
        byte[] size = version == 1 ? [(byte)length, (byte)(length >> 8)] : [(byte)length, (byte)(length >> 8), (byte)(length >> 16), (byte)(length >> 24)];
        return [0x93, .. "NUMPY"u8, version, 0, .. size, .. text, .. data];
    }
}
