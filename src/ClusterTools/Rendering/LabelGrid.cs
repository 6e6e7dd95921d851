using ClusterTools.Clustering;

namespace ClusterTools.Rendering;

/// <summary>The grid under a clustering: the position of each label, and the requested planes.</summary>
internal sealed class LabelGrid
{
    private readonly int _firstPlane;

    /// <exception cref="ArgumentException">The records do not lie on a grid, there is no such plane, or there is another number of labels than of records.</exception>
    public LabelGrid(IClustering clustering, int? plane)
    {
        ArgumentNullException.ThrowIfNull(clustering);
        RequireLabels(clustering);
        Shape = clustering.Series.Shape ?? throw new ArgumentException(SR.LabelsWithoutGrid);
        if (plane is < 0 || plane >= Shape.Planes)
            throw new ArgumentException(string.Format(SR.IndexOutOfRange, nameof(plane), plane, Shape.Planes - 1));
        Labels = clustering.Labels;
        Positions = clustering.Series.Positions;
        _firstPlane = plane ?? 0;
        PlaneCount = plane is null ? Shape.Planes : 1;
    }

    /// <summary>The whole grid.</summary>
    public GridShape Shape { get; }

    /// <summary>The requested planes: one, or all.</summary>
    public int PlaneCount { get; }

    /// <summary>The label of each record; −1 for one that was left out of the fit.</summary>
    public int[] Labels { get; }

    /// <summary>The linear position of each record on the whole grid.</summary>
    public int[] Positions { get; }

    /// <summary>The number of voxels of the requested planes.</summary>
    public long VoxelCount => (long)PlaneCount * Shape.PlaneSize;

    /// <summary>The linear position of a record within the requested planes; −1 if it is on another plane.</summary>
    public int Locate(int record)
    {
        long position = Positions[record] - ((long)_firstPlane * Shape.PlaneSize);
        return position >= 0 && position < VoxelCount ? (int)position : -1;
    }

    /// <summary>Checks that there is a label for each record (−1: left out) and a centre for each label.</summary>
    public static void RequireLabels(IClustering clustering)
    {
        int[] labels = clustering.Labels;
        if (labels.Length != clustering.Series.Count)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(IClustering.Labels), labels.Length, clustering.Series.Count));
        int count = clustering.ClusterCount;
        foreach (int label in labels)
        {
            if (label < LabelledRecords.None || label >= count)
                throw new ArgumentException(string.Format(SR.IndexOutOfRange, nameof(label), label, count - 1));
        }
    }
}
