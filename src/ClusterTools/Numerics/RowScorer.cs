namespace ClusterTools.Numerics;

/// <summary>The kernels for single records, for one width of vector.</summary>
internal abstract unsafe class RowScorer
{
    /// <summary>The additions that follow one another in a product.</summary>
    public abstract int Chain(int columns);

    /// <summary>Brings a record into the kernels' unit; gives its squared norm.</summary>
    public abstract float Load(ElementType type, byte* row, int columns, float* point, double scale, float* target);

    /// <summary>The product with one centroid.</summary>
    public abstract float One(float* x, float* c, int stride);

    /// <summary>The products with five centroids.</summary>
    public abstract void Five(float* x, float* a, int stride, float* dots);

    /// <summary>The products with five centroids and five others.</summary>
    public abstract void Ten(float* x, float* a, float* b, int stride, float* dots);
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

    public override void Five(float* x, float* a, int stride, float* dots) => RowKernel<TVector, TOps>.Five(x, a, stride, dots);

    public override void Ten(float* x, float* a, float* b, int stride, float* dots) => RowKernel<TVector, TOps>.Ten(x, a, b, stride, dots);
}
