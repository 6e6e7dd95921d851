namespace ClusterTools;

/// <summary>The shape of the grid that records or voxels lie on. The linear index of a voxel is (plane·<see cref="Rows"/> + row)·<see cref="Columns"/> + column.</summary>
/// <param name="Planes">The number of planes (z); 1 for a two-dimensional image.</param>
/// <param name="Rows">The number of rows (y) per plane.</param>
/// <param name="Columns">The number of columns (x) per plane.</param>
public readonly record struct GridShape(int Planes, int Rows, int Columns)
{
    /// <summary>The number of voxels in the grid.</summary>
    public long Count => (long)Planes * Rows * Columns;

    /// <summary>The number of voxels per plane.</summary>
    public int PlaneSize => checked(Rows * Columns);

    /// <inheritdoc/>
    public override string ToString() => $"{Planes}x{Rows}x{Columns}";
}
