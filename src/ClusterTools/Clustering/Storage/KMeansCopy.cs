using ClusterTools.Clustering.KMeans;
using ClusterTools.Files;
using ClusterTools.Series;

namespace ClusterTools.Clustering.Storage;

/// <summary>What a k-means fit has beyond its model and its series, as bytes.</summary>
internal static class KMeansCopy
{
    public static void Write(BinaryWriter writer, KMeansResult fit)
    {
        var options = fit.Options;
        BinaryArrays.Write(writer, fit.Labels);
        writer.Write(options.Algorithm.ToString());
        writer.Write(options.Initialization.ToString());
        writer.Write(options.RestartCount);
        writer.Write(options.MaxIterations);
        writer.Write(options.Tolerance);
        writer.Write(options.SkipNonFinite);
        writer.Write(options.BatchSize);
        writer.Write(options.Seed);
        BinaryArrays.Write(writer, options.Weights ?? []);
        writer.Write(fit.Iterations);
        writer.Write(fit.Converged);
        writer.Write(fit.Restart);
        writer.Write(fit.Elapsed.Ticks);
        BinaryArrays.Write(writer, fit.InertiaHistory);
        writer.Write(fit.Statistics.Count);
        foreach (var iteration in fit.Statistics)
        {
            writer.Write(iteration.ChangedLabels);
            writer.Write(iteration.Products);
            writer.Write(iteration.DecidedInDouble);
            writer.Write(iteration.Seconds);
        }

        writer.Write(fit.Warnings.Count);
        foreach (var warning in fit.Warnings)
        {
            writer.Write(warning.Id);
            writer.Write(warning.Message);
            writer.Write(warning.IsUsual);
        }
    }

    public static KMeansResult Read(BinaryReader reader, SeriesSet series, KMeansModel model)
    {
        int[] labels = BinaryArrays.ReadIntegers(reader);
        ResultCopy.RequireLabels(labels, series.Count, model.ClusterCount);
        var options = new KMeansOptions
        {
            ClusterCount = model.ClusterCount,
            Distance = model.Distance,
            Algorithm = Named<KMeansAlgorithm>(reader.ReadString()),
            Initialization = Named<KMeansInitialization>(reader.ReadString()),
            RestartCount = reader.ReadInt32(),
            MaxIterations = reader.ReadInt32(),
            Tolerance = reader.ReadDouble(),
            SkipNonFinite = reader.ReadBoolean(),
            BatchSize = reader.ReadInt32(),
            Seed = reader.ReadInt64(),
            Weights = BinaryArrays.ReadNumbers(reader) is { Length: > 0 } weights ? JsonEntry.RequireLength(weights, nameof(weights), series.Count) : null,
        };
        return new KMeansResult(series, options, model.Centroids, labels)
        {
            Sizes = model.Sizes ?? throw new FormatException(string.Format(SR.ModelEntryMissing, "sizes")),
            Inertia = model.Inertia,
            Iterations = reader.ReadInt32(),
            Converged = reader.ReadBoolean(),
            Restart = reader.ReadInt32(),
            Elapsed = TimeSpan.FromTicks(reader.ReadInt64()),
            InertiaHistory = BinaryArrays.ReadNumbers(reader),
            Statistics = Many(reader, 32, () => new IterationStatistics(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadDouble())),
            Warnings = Many(reader, 3, () => new DataWarning(reader.ReadString(), reader.ReadString()) { IsUsual = reader.ReadBoolean() }),
        };
    }

    private static T[] Many<T>(BinaryReader reader, int size, Func<T> read)
    {
        var items = new T[BinaryArrays.ReadCount(reader, size)];
        for (int i = 0; i < items.Length; i++)
            items[i] = read();
        return items;
    }

    private static T Named<T>(string name)
        where T : struct, Enum => Enum.TryParse(name, out T value) && Enum.IsDefined(typeof(T), value) ? value : throw new FormatException(string.Format(SR.ModelNumberInvalid, typeof(T).Name, name));
}
