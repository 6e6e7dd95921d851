using System.IO.Compression;

namespace ClusterTools.Formats.Rois;

/// <summary>Reads regions of interest that ImageJ saved: a .roi file of one, or a .zip file of those of its ROI Manager.</summary>
internal static class RoiFile
{
    // An outline of 65,535 corners in both precisions, its headers and a long name.
    private const int MaximumLength = 1 << 20;
    private const int MaximumCount = 1_000_000;
    private const string Extension = ".roi";

    /// <summary>Reads the regions of a file, in its order.</summary>
    /// <exception cref="ImageFormatException">The file is damaged, or a region encloses no area that is supported (lines, points, composites).</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static IReadOnlyList<RoiOutline> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var file = File.OpenRead(path);
        byte[] start = new byte[2];
        int read = file.Read(start, 0, start.Length);
        file.Position = 0;
        if (read == start.Length && start[0] == 'P' && start[1] == 'K')
            return ReadArchive(path, file);
        return [RoiDecoder.Decode(path, ReadAll(path, file), Path.GetFileNameWithoutExtension(path))];
    }

    private static List<RoiOutline> ReadArchive(string path, Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var outlines = new List<RoiOutline>();
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)))
        {
            if (outlines.Count == MaximumCount)
                throw new ImageFormatException(path, string.Format(SR.RoiTooMany, MaximumCount));
            outlines.Add(RoiDecoder.Decode($"{path}/{entry.FullName}", Inflate(path, entry), Path.GetFileNameWithoutExtension(entry.Name)));
        }

        return outlines.Count > 0 ? outlines : throw new ImageFormatException(path, SR.RoiNoneInArchive);
    }

    /// <summary>The bytes of an entry. Mono reports damage of compressed data as a failure to read.</summary>
    private static byte[] Inflate(string path, ZipArchiveEntry entry)
    {
        try
        {
            using var stream = entry.Open();
            return ReadAll(path, stream);
        }
        catch (IOException e) when (e is not ImageFormatException)
        {
            throw new InvalidDataException(string.Format(SR.RoiEntryDamaged, path, entry.FullName), e);
        }
    }

    private static byte[] ReadAll(string path, Stream stream)
    {
        var content = new MemoryStream();
        var buffer = new byte[1 << 12];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (content.Length + read > MaximumLength)
                throw new ImageFormatException(path, string.Format(SR.RoiTooLarge, MaximumLength));
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
