using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Numerics.Kernels;

/// <summary>The kernels for single records, of one vector width.</summary>
internal abstract unsafe class RowScorer
{
    /// <summary>The fixed cost of a dot product for a single record, relative to a value of a dot product that a <see cref="KernelSet"/> computes for 64 records at once:
    /// measured with AVX-512, and about the same with AVX2.</summary>
    public const double RecordCost = 160;

    /// <summary>The length of the chain of additions in a dot product.</summary>
    public abstract int Chain(int columns);

    /// <summary>Scales and centres a record; returns its squared norm.</summary>
    public abstract float Load(ElementType type, byte* row, int columns, float* point, double scale, float* target);

    /// <summary>The dot product with one centroid.</summary>
    public abstract float One(float* x, float* c, int stride);

    /// <summary>The dot products of some records with some centroids.</summary>
    /// <inheritdoc cref="RowKernel{TVector, TOps}.Many"/>
    public abstract void Many(float* rows, byte* list, int count, float* c, int centroids, int stride, float* dots);

    /// <summary>The dot products of some records with one centroid.</summary>
    /// <inheritdoc cref="RowKernel{TVector, TOps}.Some"/>
    public abstract void Some(float* rows, int* list, int count, float* c, int stride, float* dots);

    /// <summary>Merges scores of 64 records into their best and second-best.</summary>
    /// <inheritdoc cref="NearestKernel{TVector, TOps}.Update"/>
    public abstract void Update(float* dots, float* squaredNorms, int firstCentroid, int centroids, NearestState nearest);
}

/// <inheritdoc/>
internal sealed unsafe class RowScorer<TVector, TOps> : RowScorer
    where TVector : struct
    where TOps : struct, IFloatOps<TVector>
{
    public override int Chain(int columns) => RowKernel<TVector, TOps>.Chain(columns);

    public override float Load(ElementType type, byte* row, int columns, float* point, double scale, float* target) =>
        RowKernel<TVector, TOps>.Load(type, row, columns, point, scale, target);

    public override float One(float* x, float* c, int stride) => RowKernel<TVector, TOps>.One(x, c, stride);

    public override void Many(float* rows, byte* list, int count, float* c, int centroids, int stride, float* dots) =>
        RowKernel<TVector, TOps>.Many(rows, list, count, c, centroids, stride, dots);

    public override void Some(float* rows, int* list, int count, float* c, int stride, float* dots) =>
        RowKernel<TVector, TOps>.Some(rows, list, count, c, stride, dots);

    public override void Update(float* dots, float* squaredNorms, int firstCentroid, int centroids, NearestState nearest) =>
        NearestKernel<TVector, TOps>.Update(dots, squaredNorms, firstCentroid, centroids, nearest);
}
