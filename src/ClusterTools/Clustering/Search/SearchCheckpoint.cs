using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml.Linq;
using ClusterTools.Files;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Search;

/// <summary>The file that holds the finished part of a scan.</summary>
internal sealed class SearchCheckpoint
{
    private const string Format = "ClusterTools.Search";
    private const int Version = 1;
    private readonly string _path;
    private readonly string _key;
    private readonly SeriesSet _series;
    private readonly ClusterCountSearchOptions _options;
    private readonly SortedDictionary<int, XElement> _entries = [];

    private SearchCheckpoint(SeriesSet series, ClusterCountSearchOptions options, string key)
    {
        _path = options.CheckpointPath!;
        _key = key;
        _series = series;
        _options = options;
    }

    /// <summary>The checkpoint of a scan, with what an earlier run of it finished; null if none is requested.</summary>
    /// <exception cref="ArgumentException">The file is the checkpoint of another scan.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or not a checkpoint.</exception>
    public static SearchCheckpoint? Open(SeriesSet series, ClusterCountSearchOptions options, int[] counts, CancellationToken cancellation)
    {
        if (options.CheckpointPath is not { } path)
            return null;
        var checkpoint = new SearchCheckpoint(series, options, SearchKey.Of(series, options, counts, cancellation));
        if (File.Exists(path) && !checkpoint.Load())
            throw new ArgumentException(string.Format(SR.CheckpointOfAnotherScan, path));
        return checkpoint;
    }

    /// <summary>Looks up a number of clusters.</summary>
    /// <param name="clusterCount">The number of clusters.</param>
    /// <param name="candidate">The scores.</param>
    /// <param name="fit">The fit; null for a mixture, of which only the scores are stored.</param>
    public bool TryGet(int clusterCount, out ClusterCountCandidate candidate, out IFittedClustering? fit)
    {
        candidate = null!;
        fit = null;
        if (!_entries.TryGetValue(clusterCount, out var entry))
            return false;
        try
        {
            candidate = CheckpointEntry.Scores(entry, clusterCount);
            fit = CheckpointEntry.Fit(entry, _series, ModelFits.KMeansOptionsOf(_options, clusterCount));
            return true;
        }
        catch (Exception e) when (JsonFile.IsDamage(e))
        {
            throw new InvalidDataException(string.Format(SR.CheckpointInvalid, _path, JsonFile.Reason(e)), e);
        }
    }

    /// <summary>Adds numbers of clusters and atomically rewrites the file.</summary>
    public void Add(IEnumerable<(ClusterCountCandidate Candidate, IFittedClustering Fit)> finished)
    {
        foreach (var (candidate, fit) in finished)
            _entries[candidate.ClusterCount] = CheckpointEntry.ToElement(candidate, fit);
        var root = new XElement("root", JsonEntry.Type("object"), JsonEntry.Text("format", Format), JsonEntry.Number("version", Version), JsonEntry.Text("scan", _key),
            new XElement("candidates", JsonEntry.Type("array"), _entries.Values));
        WholeFile.Write(_path, overwrite: true, stream =>
        {
            using var writer = JsonReaderWriterFactory.CreateJsonWriter(stream, new UTF8Encoding(false), ownsStream: false);
            root.WriteTo(writer);
            writer.Flush();
        });
    }

    private bool Load()
    {
        try
        {
            var root = JsonFile.Load(_path, int.MaxValue);
            if (JsonEntry.ReadText(root, "format") != Format)
                throw new FormatException(SR.CheckpointFormatUnknown);
            if (JsonEntry.ReadText(root, "scan") != _key || JsonEntry.ReadNumber(root, "version") != Version)
                return false;
            foreach (var entry in JsonEntry.Required(root, "candidates").Elements())
                _entries[checked((int)JsonEntry.ReadNumber(entry, "clusterCount"))] = entry;
            return true;
        }
        catch (Exception e) when (JsonFile.IsDamage(e))
        {
            throw new InvalidDataException(string.Format(SR.CheckpointInvalid, _path, JsonFile.Reason(e)), e);
        }
    }
}
