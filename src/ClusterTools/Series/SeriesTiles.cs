using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Series;

/// <summary>Iterates over the bytes of a set in order, a tile of records at a time, for writers.</summary>
internal static class SeriesTiles
{
    private const int TileBytes = 1 << 20;

    /// <summary>Receives the bytes of one or more whole records, in native byte order.</summary>
    public delegate void Take(ReadOnlySpan<byte> records);

    /// <summary>Passes every record to <paramref name="take"/>, in order.</summary>
    public static void ForEach(SeriesSet series, ExecutionOptions execution, Take take)
    {
        long recordBytes = (long)series.Length * series.ElementType.Size();
        int perTile = (int)Math.Max(1, TileBytes / recordBytes);
        var progress = new ProgressCounter(execution.Progress, SR.ActivityWriteSeries, series.Count);
        for (int first = 0; first < series.Count; first += perTile)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(perTile, series.Count - first);
            take(series.Store.GetBytes(first, count));
            progress.Add(count);
        }
    }
}
