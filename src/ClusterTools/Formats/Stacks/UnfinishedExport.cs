using System.Globalization;
using ClusterTools.Files;

namespace ClusterTools.Formats.Stacks;

/// <summary>Remembers in a folder which files an export is writing there, until all are: what an interrupted one left may then be replaced by the next.</summary>
internal sealed class UnfinishedExport
{
    /// <summary>The name of the file that remembers.</summary>
    public const string Name = ".clustertools-export";

    // Three numbers and a name.
    private const int MostBytes = 1000;

    private readonly string _path;

    private UnfinishedExport(string path) => _path = path;

    /// <summary>The files that an interrupted export wrote or would have written: frames, planes of each and format; null where there was none.</summary>
    public static (int Frames, int Planes, ImageFileFormat Format)? Find(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
            return null;
        string[] parts = File.ReadAllText(path).Split(' ', '\n');
        bool known = parts.Length >= 3
            & int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int frames)
            & int.TryParse(parts.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out int planes)
            & Enum.TryParse(parts.ElementAtOrDefault(2), out ImageFileFormat format);
        return known && Enum.IsDefined(typeof(ImageFileFormat), format) ? (frames, planes, format) : null;
    }

    /// <summary>Remembers what will be written.</summary>
    public static UnfinishedExport Begin(string folder, int frames, int planes, ImageFileFormat format)
    {
        string path = Path.Combine(folder, Name);
        byte[] text = System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"{frames} {planes} {format}\n"));
        WholeFile.Write(path, overwrite: true, stream => stream.Write(text, 0, text.Length));
        return new UnfinishedExport(path);
    }

    /// <summary>Forgets it: all is written.</summary>
    public void End() => File.Delete(_path);
}
