using System.IO.Compression;
using System.Runtime.InteropServices;
using ClusterTools.Clustering;
using ClusterTools.Files;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Png;
using ClusterTools.Numerics;
using ClusterTools.Threading;
using CsvHelper;

namespace ClusterTools.Rendering;

/// <summary>Writes label maps to files: as pictures for people, or as numbers for programs.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>.png</term><description>The picture of <see cref="LabelMapRenderer"/>.</description></item>
/// <item><term>.npy</term><description>Labels as 32-bit integers, −1 where there is no record: planes × rows × columns, or rows × columns for one plane.</description></item>
/// <item><term>.csv, .csv.gz</term><description>A row for each record: plane, row, column, label, and with a mask what it goes by (similarity or probability, as measured).
/// Records that lie on no grid have their number instead of a place.</description></item>
/// </list>
/// All but .png have one entry a voxel, whatever the scale.
/// </remarks>
public static class LabelMapFile
{
    private const int RowsPerCheck = 1 << 14;

    /// <summary>The ends of file names that are understood, beside .csv.gz.</summary>
    private static readonly string[] Extensions = [".png", ".npy", ".csv"];


    /// <summary>Writes the map, whole or not at all.</summary>
    /// <param name="clustering">The labels.</param>
    /// <param name="path">The file; the end of its name decides what is written.</param>
    /// <param name="options">Plane and, for pictures, colours, mask and scale; null for the defaults.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentException">The end of the name is unknown, or the map cannot be made (see <see cref="LabelMapRenderer.Render"/>).</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, the folder is missing, or writing failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Write(
        IClustering clustering, string path, LabelMapOptions? options = null, bool overwrite = false, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        ArgumentNullException.ThrowIfNull(path);
        options ??= new LabelMapOptions();
        execution ??= ExecutionOptions.Default;
        RequireWritable(path, overwrite);
        WholeFile.Write(path, overwrite, Writer(clustering, path, options, execution));
    }

    /// <summary>Checks before any work that a map can be written to a file of this name.</summary>
    /// <exception cref="ArgumentException">The end of the name is unknown.</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, or the folder is missing.</exception>
    public static void RequireWritable(string path, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!IsCompressedTable(path) && Array.IndexOf(Extensions, Extension(path)) < 0)
            throw new ArgumentException(string.Format(SR.LabelMapFormatUnknown, path, string.Join(", ", Extensions)));
        WholeFile.RequireWritable(path, overwrite);
    }

    private static Action<Stream> Writer(IClustering clustering, string path, LabelMapOptions options, ExecutionOptions execution)
    {
        switch (Extension(path))
        {
            case ".png":
                var picture = LabelMapRenderer.Render(clustering, options, execution);
                return stream => PngEncoder.Write(stream, picture);
            case ".npy":
                return LabelArray(new LabelGrid(clustering, options.Plane), execution);
            default:
                var table = Table(clustering, options, execution);
                return IsCompressedTable(path) ? Compressed(table) : table;
        }
    }

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();

    private static bool IsCompressedTable(string path) => path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    private static Action<Stream> LabelArray(LabelGrid grid, ExecutionOptions execution) => stream =>
    {
        var labels = new int[grid.VoxelCount];
        Array.Fill(labels, -1);
        for (int i = 0; i < grid.Labels.Length; i++)
        {
            int voxel = grid.Locate(i);
            if (voxel >= 0)
                labels[voxel] = grid.Labels[i];
        }

        int[] shape = grid.PlaneCount == 1 ? [grid.Shape.Rows, grid.Shape.Columns] : [grid.PlaneCount, grid.Shape.Rows, grid.Shape.Columns];
        NpyFile.WriteHeader(stream, ElementType.Int32, shape);
        // Plane by plane, as the bytes of all may be more than one span holds.
        for (int plane = 0; plane < grid.PlaneCount; plane++)
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            stream.Write(MemoryMarshal.AsBytes(labels.AsSpan(plane * grid.Shape.PlaneSize, grid.Shape.PlaneSize)));
        }
    };

    private static Action<Stream> Table(IClustering clustering, LabelMapOptions options, ExecutionOptions execution)
    {
        LabelGrid.RequireLabels(clustering);
        // A plane is asked for in vain where there is no grid; the error says so.
        var grid = clustering.Series.Shape is null && options.Plane is null ? null : new LabelGrid(clustering, options.Plane);
        double[]? fit = LabelWeights.Measure(clustering, options.MaskBy, execution);
        return stream =>
        {
            using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
            string[] place = grid is null ? ["record"] : ["plane", "row", "column"];
            foreach (string name in place)
                csv.WriteField(name);
            csv.WriteField("label");
            if (fit is not null)
                csv.WriteField(options.MaskBy == LabelMask.Similarity ? "similarity" : "probability");
            csv.EndRecord();
            var progress = new ProgressCounter(execution.Progress, SR.ActivityWriteLabels, clustering.Labels.Length);
            for (int i = 0; i < clustering.Labels.Length; i++)
            {
                if (i % RowsPerCheck == RowsPerCheck - 1)
                {
                    execution.CancellationToken.ThrowIfCancellationRequested();
                    progress.Add(RowsPerCheck);
                }

                if (grid is not null && grid.Locate(i) < 0)
                    continue;
                WritePlace(csv, grid, i);
                csv.WriteField(clustering.Labels[i]);
                if (fit is not null)
                    csv.WriteField(fit[i]);
                csv.EndRecord();
            }
        };
    }

    private static void WritePlace(CsvWriter csv, LabelGrid? grid, int record)
    {
        if (grid is null)
        {
            csv.WriteField(record);
            return;
        }

        int position = grid.Positions[record], columns = grid.Shape.Columns, rows = grid.Shape.Rows;
        csv.WriteField(position / grid.Shape.PlaneSize);
        csv.WriteField(position / columns % rows);
        csv.WriteField(position % columns);
    }

    private static Action<Stream> Compressed(Action<Stream> write) => stream =>
    {
        using var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        write(gzip);
    };
}
