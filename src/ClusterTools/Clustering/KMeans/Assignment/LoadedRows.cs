using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels.Centroids;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>Single records in the scale of the float kernels, each loaded when first needed, for one worker.</summary>
internal sealed unsafe class LoadedRows : IDisposable
{
    private const int Size = RecordGroup.Size;
    private readonly AssignmentPass _pass;
    private readonly AlignedBuffer _rows;
    private readonly float[] _squaredNorms = new float[Size];
    private readonly double[] _record;
    private ulong _loaded;

    /// <summary>Allocates rows for 64 records.</summary>
    public LoadedRows(AssignmentPass pass)
    {
        _pass = pass;
        Stride = RowCentroids.StrideOf(pass.Records.Length);
        _rows = new AlignedBuffer((long)Size * Stride);
        for (int r = 0; r < Size; r++)
            new Span<float>(Row(r), Stride).Clear();
        _record = new double[pass.Records.Length];
    }

    /// <summary>The distance between rows, in floats.</summary>
    public int Stride { get; }

    /// <summary>Discards the loaded records.</summary>
    public void Begin() => _loaded = 0;

    /// <summary>A loaded record.</summary>
    public float* Row(int r) => _rows.Pointer + ((long)r * Stride);

    /// <summary>Scales a record for the kernels, once per group.</summary>
    /// <param name="first">The first record of the group.</param>
    /// <param name="r">The row of the record.</param>
    /// <returns>Its squared norm.</returns>
    public float Load(int first, int r)
    {
        if ((_loaded & (1UL << r)) == 0)
        {
            _loaded |= 1UL << r;
            _squaredNorms[r] = LoadRow(first + r, Row(r));
        }

        return _squaredNorms[r];
    }

    public void Dispose() => _rows.Dispose();

    private float LoadRow(int record, float* target)
    {
        var records = _pass.Records;
        double scale = _pass.Centring.Scale;
        fixed (float* point = _pass.Centring.ScaledPoint)
        {
            if (records.IsNormalized)
            {
                fixed (double* values = records.Read(record, 1, _record))
                    return _pass.Kernel.Rows.Load(ElementType.Float64, (byte*)values, records.Length, point, scale, target);
            }

            fixed (byte* bytes = records.Store.GetBytes(record, 1))
                return _pass.Kernel.Rows.Load(records.Store.ElementType, bytes, records.Length, point, scale, target);
        }
    }
}
