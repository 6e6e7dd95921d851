using System.Runtime.InteropServices;
using ClusterTools.Formats.Npy;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Rendering;

/// <summary>Labels as arrays of voxels, plane by plane.</summary>
internal static class LabelRaster
{
    private const int MostBytes = 0x7FFFFFC7;

    /// <summary>One frame of label + 1, 0 where there is no record: in 8 bits where they suffice, otherwise in 16.</summary>
    /// <exception cref="ArgumentException">There are more clusters than 16 bits can distinguish.</exception>
    /// <exception cref="InsufficientMemoryException">The voxels do not fit into one array.</exception>
    public static ImageStack ToStack(LabelGrid grid, int clusterCount)
    {
        if (clusterCount > ushort.MaxValue)
            throw new ArgumentException(string.Format(SR.LabelsBeyondSixteenBits, clusterCount, ushort.MaxValue));
        var type = clusterCount > byte.MaxValue ? ElementType.UInt16 : ElementType.UInt8;
        if (grid.VoxelCount > MostBytes / type.Size())
            throw new InsufficientMemoryException(string.Format(SR.ArrayTooLarge, SR.LabelMapName, grid.VoxelCount, MostBytes / type.Size()));
        var frame = new byte[grid.VoxelCount * type.Size()];
        var wide = MemoryMarshal.Cast<byte, ushort>(frame.AsSpan());
        for (int i = 0; i < grid.Labels.Length; i++)
        {
            int voxel = grid.Locate(i);
            if (voxel < 0)
                continue;
            if (type == ElementType.UInt16)
                wide[voxel] = (ushort)(grid.Labels[i] + 1);
            else
                frame[voxel] = (byte)(grid.Labels[i] + 1);
        }

        return new ImageStack([frame], new GridShape(grid.PlaneCount, grid.Shape.Rows, grid.Shape.Columns), 1, ChannelLayout.Gray, type);
    }

    /// <summary>Returns the writer of labels as 32-bit integers, −1 where there is no record.</summary>
    public static Action<Stream> ToNpy(LabelGrid grid, ExecutionOptions execution) => stream =>
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
}
