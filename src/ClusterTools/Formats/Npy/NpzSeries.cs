using System.IO.Compression;
using ClusterTools.Formats.Elements;
using ClusterTools.Formats.Records;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Npy;

/// <summary>Reads an array of an .npz archive as series, with another one as labels: X with y, others with the one whose name ends with _y.</summary>
internal static class NpzSeries
{
    /// <summary>The array of a single set.</summary>
    public const string Values = "X";

    private const string Extension = ".npy";

    // The most bytes that deflate makes of one; an archive that claims more would allocate memory in vain.
    private const long MostInflation = 1032;

    /// <summary>Whether a file that begins so is a ZIP archive.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> start) => start.Length >= 4 && start[0] == 'P' && start[1] == 'K' && (start[2], start[3]) is (3, 4) or (5, 6);

    /// <summary>The array with the labels of another one.</summary>
    public static string LabelsOf(string member) => member == Values ? "y" : $"{member}_y";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImageFormatException">An array is malformed.</exception>
    /// <exception cref="InvalidDataException">The archive is malformed or has no such array.</exception>
    public static SeriesSet Read(string path, SeriesReadOptions options, ExecutionOptions execution)
    {
        if (options.MemoryMap)
            throw new ArgumentException(string.Format(SR.MapArchive, path), nameof(options));
        using var archive = ZipFile.OpenRead(path);
        var members = archive.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)).ToDictionary(NameOf, StringComparer.Ordinal);
        if (members.Count == 0)
            throw new InvalidDataException($"'{path}': {SR.NpzNoArrays}");
        string name = Choose(path, members.Keys, options.Member);
        var set = ReadMember(path, members[name], options.Skip, execution);
        int[]? labels = members.TryGetValue(LabelsOf(name), out var entry) ? ReadLabels(path, entry, set.Count, execution) : null;
        var step = ImportStep.Of(path, set.Store);
        return new SeriesSet(set.Store, set.Shape)
        {
            Truth = labels,
            History = [step with { Detail = string.Format(labels is null ? SR.HistoryMember : SR.HistoryMemberLabels, step.Detail, name, LabelsOf(name)) }],
        };
    }

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.Substring(0, entry.FullName.Length - Extension.Length);

    private static string Choose(string path, ICollection<string> names, string? member)
    {
        string all = string.Join(", ", names.OrderBy(name => name, StringComparer.Ordinal));
        if (member is not null)
        {
            string plain = member.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? member.Substring(0, member.Length - Extension.Length) : member;
            return names.Contains(plain) ? plain : throw new InvalidDataException($"'{path}': {string.Format(SR.NpzNoMember, member, all)}");
        }

        if (names.Count == 1)
            return names.First();

        // X and y of one set are no choice.
        return names.Contains(Values) && names.All(name => name == Values || name == LabelsOf(Values))
            ? Values
            : throw new InvalidDataException($"'{path}': {string.Format(SR.NpzManyMembers, names.Count, all)}");
    }

    private static SeriesSet ReadMember(string path, ZipArchiveEntry entry, int skip, ExecutionOptions execution)
    {
        if (entry.Length > Math.Max(1, entry.CompressedLength) * MostInflation)
            throw new ImageFormatException(path, string.Format(SR.NpzLength, entry.FullName, entry.Length, entry.CompressedLength));
        using var stream = new BufferedStream(entry.Open(), 1 << 16);
        byte[] start = new byte[Math.Min(NpyHeader.MostBytes, entry.Length)];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var header = NpyHeader.Read(path, entry.Length, (offset, destination) =>
        {
            int count = (int)Math.Max(0, Math.Min(destination.Length, length - offset));
            start.AsSpan((int)Math.Min(offset, length), count).CopyTo(destination);
            return count;
        });
        var layout = SeriesLayout.Of(path, header.Shape);
        var array = SeriesArray.Create(path, new SeriesElement(header.Element).Type, layout.Count, layout.LengthAfter(skip));

        // The header may have been shorter than what was read.
        using var data = new BufferedStream(entry.Open(), 1 << 16);
        ReadPast(data, header.DataOffset);
        NpySeries.Load(path, data, header, layout, array, skip, execution);
        return new SeriesSet(array.ToStore(), layout.Grid);
    }

    private static void ReadPast(Stream stream, long count)
    {
        var scratch = new byte[count];
        _ = stream.ReadAtLeast(scratch, scratch.Length, throwOnEndOfStream: false);
    }

    /// <summary>Labels for some records; null where the array holds something else.</summary>
    private static int[]? ReadLabels(string path, ZipArchiveEntry entry, int count, ExecutionOptions execution)
    {
        var array = ReadMember(path, entry, 0, execution);
        if ((long)array.Count * array.Length != count)
            return null;
        var values = new double[count];
        array.Store.ReadTile(0, array.Count, values).CopyTo(values);
        return Array.TrueForAll(values, value => value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue) ? Array.ConvertAll(values, value => (int)value) : null;
    }
}
