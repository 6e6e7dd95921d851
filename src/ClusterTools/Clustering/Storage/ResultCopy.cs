using ClusterTools.Clustering.Evaluation;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Search;
using ClusterTools.Files;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Storage;

/// <summary>Series, models and clusterings as bytes that another process can make them from again: what goes with a result through a job, a remote session or a CLIXML file.</summary>
/// <remarks>Values come back to the last bit. What is not kept are the objects that records were made from, and the tree of an agglomerative clustering.</remarks>
public sealed class ResultCopy
{
    /// <summary>Larger series do not go along: a CLIXML file holds them as text.</summary>
    public const int LargestSeriesBytes = 1 << 27;

    private const string Format = "ClusterTools.Copy";
    private const int Version = 1;

    private ResultCopy()
    {
    }

    /// <summary>The series; null where they were too large to go along, or for a model without them.</summary>
    public SeriesSet? Series { get; private init; }

    /// <summary>The model; null for series and for clusterings without a model.</summary>
    public IClusterModel? Model { get; private init; }

    /// <summary>The clustering; null for series and models, and where the series were too large to go along.</summary>
    public IClustering? Clustering { get; private init; }

    /// <summary>Writes series, a model, a fit or an assignment. A mixture comes back as its model and the assignment of its records (without probabilities where records were left out), a scan as its chosen fit, a tree as an
    /// assignment.</summary>
    /// <param name="result">The object.</param>
    /// <returns>The bytes; null for other objects, and for series that are larger than <see cref="LargestSeriesBytes"/>.</returns>
    public static byte[]? Write(object result) => Write(result, LargestSeriesBytes);

    /// <summary>As <see cref="Write(object)"/>, with another limit for tests.</summary>
    internal static byte[]? Write(object result, long largestSeriesBytes)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result is ClusterCountSearchResult search)
            result = search.Best;
        var series = result as SeriesSet ?? (result as IClustering)?.Series;
        if (series is not null && SeriesCopy.SizeOf(series) > largestSeriesBytes)
            series = null;
        var model = result as IClusterModel;
        if (series is null && model is null)
            return null;
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(Format);
            writer.Write(Version);
            writer.Write(model is not null);
            if (model is not null)
                writer.Write(JsonText.Write(ClusterModelFile.ToElement(model)));
            writer.Write(series is not null);
            if (series is not null)
            {
                SeriesCopy.Write(writer, series);
                WriteClustering(writer, result as IClustering);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Makes the object again.</summary>
    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Write(object)"/> made, or of a newer version.</exception>
    public static ResultCopy Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            if (reader.ReadString() != Format || reader.ReadInt32() != Version)
                throw new FormatException(SR.CopyUnknown);
            var model = reader.ReadBoolean() ? ClusterModelFile.FromElement(JsonText.Read(reader.ReadString())) : null;
            var series = reader.ReadBoolean() ? SeriesCopy.Read(reader) : null;
            var clustering = series is null ? null : ReadClustering(reader, series, ref model);
            return new ResultCopy { Series = series, Model = model, Clustering = clustering };
        }
        catch (Exception e) when (JsonFile.IsDamage(e) || e is IOException)
        {
            throw new InvalidDataException(string.Format(SR.CopyDamaged, e is EndOfStreamException ? SR.JsonDamaged : JsonFile.Reason(e)), e);
        }
    }

    private static void WriteClustering(BinaryWriter writer, IClustering? clustering)
    {
        var kind = clustering switch
        {
            null => CopyKind.None,
            KMeansResult => CopyKind.KMeans,
            // A model cannot assign what was left out of its fit again.
            MixtureResult when Array.IndexOf(clustering.Labels, LabelledRecords.None) < 0 => CopyKind.Mixture,
            _ => CopyKind.Assignment,
        };
        writer.Write((byte)kind);
        if (kind == CopyKind.KMeans)
        {
            KMeansCopy.Write(writer, (KMeansResult)clustering!);
        }
        else if (kind == CopyKind.Assignment)
        {
            BinaryArrays.Write(writer, clustering!.Labels);
            writer.Write(clustering.Centroids.Length);
            foreach (double[] centroid in clustering.Centroids)
                BinaryArrays.Write(writer, centroid);
            var table = ClusterTable.Of(clustering);
            BinaryArrays.Write(writer, table.Distance);
            BinaryArrays.Write(writer, table.Similarity ?? ClusterTable.Similarities(clustering, ExecutionOptions.Default));
        }
    }

    private static IClustering? ReadClustering(BinaryReader reader, SeriesSet series, ref IClusterModel? model)
    {
        switch ((CopyKind)reader.ReadByte())
        {
            case CopyKind.None:
                return null;
            case CopyKind.KMeans when model is KMeansModel centroids:
                var fit = KMeansCopy.Read(reader, series, centroids);
                model = fit;
                return fit;
            case CopyKind.Mixture when model is GaussianMixtureModel mixture:
                return mixture.AssignAsIs(series);
            case CopyKind.Assignment:
                int[] labels = BinaryArrays.ReadIntegers(reader);
                var rows = new double[BinaryArrays.ReadCount(reader, sizeof(int))][];
                for (int k = 0; k < rows.Length; k++)
                    rows[k] = BinaryArrays.ReadNumbers(reader);
                if (rows.Length > 0)
                    CentroidMatrix.Validate(rows, "centroids", series.Length);
                double[] distance = BinaryArrays.ReadNumbers(reader);
                double[] similarity = BinaryArrays.ReadNumbers(reader);
                RequireLabels(labels, series.Count, rows.Length);
                JsonEntry.RequireLength(distance, nameof(distance), series.Count);
                JsonEntry.RequireLength(similarity, nameof(similarity), series.Count);
                return new ClusterAssignment(series, labels, rows) { Distance = distance, Similarity = similarity };
            default:
                throw new FormatException(SR.CopyUnknown);
        }
    }

    /// <summary>Refuses labels that are not one per record, or name no cluster.</summary>
    internal static void RequireLabels(int[] labels, int count, int clusterCount)
    {
        JsonEntry.RequireLength(labels, "labels", count);
        foreach (int label in labels)
        {
            if (label < LabelledRecords.None || label >= clusterCount)
                throw new FormatException(string.Format(SR.IndexOutOfRange, "label", label, clusterCount - 1));
        }
    }

    private enum CopyKind : byte
    {
        None,
        KMeans,
        Mixture,
        Assignment,
    }
}
