using ClusterTools.Formats.Tiff.Compression;

namespace ClusterTools.Formats.Tiff.Pages;

/// <summary>One page: its layout, and where its strips or tiles lie (inside the file; that was checked).</summary>
/// <param name="Index">Its number (0-based) among all directories of the file.</param>
/// <param name="Layout">How its pixels are stored.</param>
/// <param name="Offsets">The first byte of each strip or tile.</param>
/// <param name="Lengths">The stored bytes of each; 0 for one that is left out, which stands for zeros.</param>
internal sealed record TiffPage(int Index, TiffLayout Layout, long[] Offsets, long[] Lengths)
{
    /// <summary>Whether the strips follow one another without a gap and hold the decoded rows as they are, so that the page is one run of bytes.</summary>
    public bool IsOneRun
    {
        get
        {
            if (Layout.Compression != TiffCompression.None || Layout.IsPlanar || Layout.ChunkWidth != Layout.Width)
                return false;
            for (int i = 1; i < Offsets.Length; i++)
            {
                if (Offsets[i] != Offsets[i - 1] + Lengths[i - 1])
                    return false;
            }

            return Lengths[0] > 0;
        }
    }
}
