namespace ClusterTools;

/// <summary>The grid that records or voxels lie on. The linear position of a voxel is (plane·<see cref="Rows"/> + row)·<see cref="Columns"/> + column.</summary>
/// <param name="Planes">Planes (z); 1 for a plain image.</param>
/// <param name="Rows">Rows (y) of a plane.</param>
/// <param name="Columns">Columns (x) of a plane.</param>
public readonly record struct GridShape(int Planes, int Rows, int Columns)
{
    /// <summary>The voxels of the whole grid.</summary>
    public long Count => (long)Planes * Rows * Columns;

    /// <summary>The voxels of one plane.</summary>
    public int PlaneSize => checked(Rows * Columns);

    /// <inheritdoc/>
    public override string ToString() => $"{Planes}x{Rows}x{Columns}";
}
