using System.Text;
using ClusterTools.Clustering;
using ClusterTools.Clustering.Evaluation;
using ClusterTools.Files;
using ClusterTools.Rendering.Reports.Archives;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Series;
using ClusterTools.Threading;

namespace ClusterTools.Rendering.Reports;

/// <summary>Writes reports: one HTML file that shows clusterings as linked figures and tables, needs nothing but itself, and loads nothing.</summary>
/// <remarks>Without a script, or without WebGL, maps (PNG), charts (SVG) and tables are there all the same. Equal inputs and options give equal bytes on one version of
/// the runtime, whose zlib decides how data and pictures are compressed.</remarks>
public static class ClusterReport
{
    /// <summary>Writes a report, whole or not at all.</summary>
    /// <param name="objects">The clusterings (<see cref="IClustering"/>) or measurements of them (<see cref="ClusteringMeasurement"/>), each an article of its own: at least one.
    /// A <see cref="SeriesSet"/> among them is what records were selected from, and completes the histogram of the standard deviations.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Title, anatomy, colours; null for the defaults.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentException">There is no clustering, or an option does not suit the data; the message names the remedy.</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, the folder is missing, or writing failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Write(IReadOnlyList<object> objects, string path, ReportOptions? options = null, bool overwrite = false, ExecutionOptions? execution = null) =>
        Write(objects, [], path, options, overwrite, execution);

    /// <summary>As the other, with an article about the pictures of an archive run behind those about clusterings.</summary>
    internal static void Write(
        IReadOnlyList<object> objects, IReadOnlyList<ArchivedPicture> archive, string path, ReportOptions? options = null, bool overwrite = false, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(path);
        options ??= new ReportOptions();
        execution ??= ExecutionOptions.Default;
        object? unknown = objects.FirstOrDefault(o => o is not (IClustering or ClusteringMeasurement or SeriesSet));
        if (unknown is not null)
            throw new ArgumentException(string.Format(SR.ReportKind, unknown.GetType().Name), nameof(objects));
        if (archive.Count == 0 && objects.All(o => o is SeriesSet))
            throw new ArgumentException(SR.ReportEmpty, nameof(objects));
        if (options.MaximumPointCount < 1)
            throw new ArgumentException(string.Format(SR.AtLeast, nameof(options.MaximumPointCount), options.MaximumPointCount, 1));
        WholeFile.RequireWritable(path, overwrite);
        var articles = new List<IReportArticle>();
        SeriesSet[] before = [.. objects.OfType<SeriesSet>()];
        foreach (object source in objects.Where(o => o is not SeriesSet))
            articles.Add(new StudyArticle(source, before, $"c{articles.Count + 1}", options, execution));
        if (archive.Count > 0)
            articles.Add(new ArchiveArticle(archive, "archive", options.Command, execution));
        execution.CancellationToken.ThrowIfCancellationRequested();
        WholeFile.Write(path, overwrite, stream =>
        {
            using var text = new StreamWriter(new CancellableStream(stream, execution.CancellationToken), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
            ReportPage.Write(text, articles, options);
        });
    }
}
