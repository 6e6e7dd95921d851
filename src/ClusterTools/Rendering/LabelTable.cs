using ClusterTools.Clustering;
using ClusterTools.Threading;
using CsvHelper;

namespace ClusterTools.Rendering;

/// <summary>Labels as a table: a row for each record, with its place.</summary>
internal static class LabelTable
{
    private const int RowsPerCheck = 1 << 14;

    /// <summary>Returns the writer of the table; similarities are computed here, before a file is opened.</summary>
    /// <exception cref="ArgumentException">There is another number of labels than of records, there is no such plane, or the clustering lacks the values of the mask.</exception>
    public static Action<Stream> Create(IClustering clustering, LabelMapOptions options, ExecutionOptions execution)
    {
        LabelGrid.RequireLabels(clustering);
        // A plane cannot be chosen without a grid; the error says so.
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
}
