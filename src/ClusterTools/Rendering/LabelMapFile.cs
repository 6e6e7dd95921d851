using ClusterTools.Formats;
using System.IO.Compression;
using ClusterTools.Clustering;
using ClusterTools.Files;
using ClusterTools.Formats.Stacks;
using ClusterTools.Formats.Tiff.Writing;
using ClusterTools.Threading;

namespace ClusterTools.Rendering;

/// <summary>Writes label maps to files: as pictures for people, or as numbers for programs.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>.png, .webp, .gif, .jpg, .jpeg</term><description>The picture of <see cref="LabelMapRenderer"/>. GIF takes at most 256 colours. JPEG, and WebP where a quality is chosen, change
/// pixels, so that colours of neighbouring clusters run into each other.</description></item>
/// <item><term>.tif, .tiff</term><description>Labels as grey levels, a page a plane: 0 where there is no record, label + 1 elsewhere, in 8 bits for up to 255 clusters, else in 16
/// (65,535 at most).</description></item>
/// <item><term>.npy</term><description>Labels as 32-bit integers, −1 where there is no record: planes × rows × columns, or rows × columns for one plane.</description></item>
/// <item><term>.csv, .csv.gz</term><description>A row for each record: plane, row, column, label, and with a mask its values (similarity or probability, as measured).
/// Records that do not lie on a grid have their index instead of a position.</description></item>
/// </list>
/// All but pictures have one entry a voxel, whatever the scale.
/// </remarks>
public static class LabelMapFile
{
    private const string CompressedTable = ".csv.gz";

    /// <summary>The supported extensions, apart from that of a compressed table.</summary>
    private static readonly string[] Extensions = [".png", ".webp", ".gif", ".jpg", ".jpeg", ".tif", ".tiff", ".npy", ".csv"];

    /// <summary>Writes the map, whole or not at all.</summary>
    /// <param name="clustering">The labels.</param>
    /// <param name="path">The file; the end of its name decides what is written.</param>
    /// <param name="options">Plane and, for pictures, colours, mask and scale; null for the defaults.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <param name="write">The quality, for formats that have one; null for the defaults.</param>
    /// <exception cref="NotSupportedException">The format cannot hold the picture: more than 256 colours in GIF, transparency in JPEG, its size.</exception>
    /// <exception cref="ArgumentException">The end of the name is unknown, or the map cannot be made (see <see cref="LabelMapRenderer.Render"/>).</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, the folder is missing, or writing failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Write(
        IClustering clustering, string path, LabelMapOptions? options = null, bool overwrite = false, ExecutionOptions? execution = null,
        ImageWriteOptions? write = null)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        ArgumentNullException.ThrowIfNull(path);
        options ??= new LabelMapOptions();
        execution ??= ExecutionOptions.Default;
        write ??= new ImageWriteOptions();
        RequireWritable(path, overwrite);
        WholeFile.Write(path, overwrite, Writer(clustering, path, options, execution, write));
    }

    /// <summary>Checks before any work that a map can be written to a file of this name.</summary>
    /// <exception cref="ArgumentException">The end of the name is unknown.</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, or the folder is missing.</exception>
    public static void RequireWritable(string path, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!IsCompressedTable(path) && Array.IndexOf(Extensions, Extension(path)) < 0)
            throw new ArgumentException(string.Format(SR.LabelMapFormatUnknown, path, string.Join(", ", [.. Extensions, CompressedTable])));
        WholeFile.RequireWritable(path, overwrite);
    }

    private static Action<Stream> Writer(IClustering clustering, string path, LabelMapOptions options, ExecutionOptions execution, ImageWriteOptions write)
    {
        if (write.Quality is not null)
            write.RequireFor(ImageFileFormats.ByExtension(path) ?? throw new ArgumentException(string.Format(SR.FormatWithoutQuality, Extension(path))));
        switch (Extension(path))
        {
            case ".png" or ".webp" or ".gif" or ".jpg" or ".jpeg":
                var picture = LabelMapRenderer.Render(clustering, options, execution);
                return stream => PictureWriter.Write(stream, picture, ImageFileFormats.ByExtension(path)!.Value, write, execution);
            case ".tif" or ".tiff":
                var stack = LabelRaster.ToStack(new LabelGrid(clustering, options.Plane), clustering.ClusterCount);
                return stream => TiffEncoder.Write(stream, stack, execution: execution);
            case ".npy":
                return LabelRaster.ToNpy(new LabelGrid(clustering, options.Plane), execution);
            default:
                var table = LabelTable.Create(clustering, options, execution);
                return IsCompressedTable(path) ? Compressed(table) : table;
        }
    }

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();

    private static bool IsCompressedTable(string path) => path.EndsWith(CompressedTable, StringComparison.OrdinalIgnoreCase);

    private static Action<Stream> Compressed(Action<Stream> write) => stream =>
    {
        using var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        write(gzip);
    };
}
