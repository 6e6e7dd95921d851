using ClusterTools.Rendering.Reports.Studies;

namespace ClusterTools.Rendering.Reports.Maps;

/// <summary>The voxels that a page shows: all of the grid, or those of every nth row and column where that would be too many.</summary>
internal sealed class VoxelSample
{
    /// <exception cref="ArgumentException">Not even one voxel a plane would be few enough.</exception>
    public VoxelSample(Study study, int maximum)
    {
        var grid = new LabelGrid(study.Clustering, plane: null);
        while (CountAt(grid, Step) > maximum)
        {
            if (grid.Shape.Rows <= Step && grid.Shape.Columns <= Step)
                throw new ArgumentException(string.Format(SR.ReportPlanesTooMany, grid.Shape, maximum));
            Step++;
        }

        Shape = new GridShape(grid.Shape.Planes, Reduced(grid.Shape.Rows), Reduced(grid.Shape.Columns));
        RecordAt = new int[Shape.Count];
        RecordAt.AsSpan().Fill(-1);
        for (int i = 0; i < grid.Labels.Length; i++)
        {
            int position = Place(grid, i, Step);
            if (position >= 0)
                RecordAt[position] = i;
        }

        Positions = [.. Enumerable.Range(0, RecordAt.Length).Where(p => RecordAt[p] >= 0)];
    }

    /// <summary>The distance between rows and columns that are shown; 1 where all are.</summary>
    public int Step { get; } = 1;

    /// <summary>The grid of the voxels that are shown.</summary>
    public GridShape Shape { get; }

    /// <summary>The record at each position of <see cref="Shape"/>; −1 for none.</summary>
    public int[] RecordAt { get; }

    /// <summary>The positions that hold a record, ascending.</summary>
    public int[] Positions { get; }

    private int Reduced(int length) => (length + Step - 1) / Step;

    private int CountAt(LabelGrid grid, int step)
    {
        if (step == 1)
            return grid.Labels.Length;
        int count = 0;
        for (int i = 0; i < grid.Labels.Length; i++)
            count += Place(grid, i, step) >= 0 ? 1 : 0;
        return count;
    }

    private static int Place(LabelGrid grid, int record, int step)
    {
        int position = grid.Positions[record], columns = grid.Shape.Columns, rows = grid.Shape.Rows;
        int column = position % columns, row = position / columns % rows, plane = position / grid.Shape.PlaneSize;
        if (step == 1)
            return position;
        return column % step == 0 && row % step == 0 ? (((plane * ((rows + step - 1) / step)) + (row / step)) * ((columns + step - 1) / step)) + (column / step) : -1;
    }
}
