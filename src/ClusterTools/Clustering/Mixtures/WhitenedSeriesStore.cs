using System.Runtime.InteropServices;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Numerics.Elements;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures;

/// <summary>Records as a Gaussian sees them, A·(x − mean) rounded to float: with the standard deviations of the columns they are standardised, with their whole covariance they
/// are whitened. Distances between them are Mahalanobis distances.</summary>
/// <remarks><see cref="GetBytes"/> returns a buffer of the calling thread, valid until that thread's next call.</remarks>
internal sealed class WhitenedSeriesStore : SeriesStore
{
    private const int RecordsOfChunk = 512;

    private readonly SeriesStore _whole;
    private readonly double[] _mean;
    private readonly double[] _factor;
    private readonly bool _isMatrix;
    private readonly ThreadLocal<Buffers> _buffers = new(() => new Buffers());

    private WhitenedSeriesStore(SeriesStore whole, MixtureParameters gaussian)
        : base(ElementType.Float32, whole.Count, whole.Length)
    {
        _whole = whole;
        _mean = gaussian.Means[0];
        _factor = gaussian.Factors[0].Values;
        _isMatrix = gaussian.Layout.IsMatrix;
    }

    internal override bool IsInFile => _whole.IsInFile;

    /// <summary>The records under a Gaussian: computed once if the original records are in memory, and otherwise whenever they are read.</summary>
    /// <param name="whole">The original records.</param>
    /// <param name="gaussian">A mixture of one component: Full, Tied or Diagonal.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public static SeriesStore Create(SeriesStore whole, MixtureParameters gaussian, ExecutionOptions execution)
    {
        var store = new WhitenedSeriesStore(whole, gaussian);
        if (whole.IsInFile || (long)whole.Count * whole.Length > SeriesBuffer.MaxElements)
            return store;
        int length = whole.Length;
        var values = new float[whole.Count * length];
        ChunkedParallel.For(ChunkedParallel.ChunkCount(whole.Count, RecordsOfChunk), execution, (chunk, _) =>
        {
            execution.CancellationToken.ThrowIfCancellationRequested();
            int first = chunk * RecordsOfChunk;
            int count = Math.Min(RecordsOfChunk, whole.Count - first);
            store.ReadTile(first, count, values.AsSpan(first * length, count * length));
        });
        return new ArraySeriesStore<float>(values, whole.Count, length);
    }

    public override ReadOnlySpan<float> ReadTile(int first, int count, Span<float> scratch)
    {
        int length = Length;
        double[] source = Buffers.Grow(ref _buffers.Value!.Source, checked(count * length));
        double[] centred = Buffers.Grow(ref _buffers.Value!.Centred, length);
        var records = _whole.ReadTile(first, count, source.AsSpan(0, count * length));
        for (int i = 0; i < count; i++)
            Whiten(records.Slice(i * length, length), centred.AsSpan(0, length), scratch.Slice(i * length, length));
        return scratch.Slice(0, count * length);
    }

    public override ReadOnlySpan<double> ReadTile(int first, int count, Span<double> scratch)
    {
        var values = ReadTile(first, count, Buffers.Grow(ref _buffers.Value!.Whitened, checked(count * Length)).AsSpan());
        scratch = scratch.Slice(0, values.Length);
        Widen.ToDouble(values, scratch);
        return scratch;
    }

    public override ReadOnlySpan<byte> GetBytes(int first, int count) =>
        MemoryMarshal.AsBytes(ReadTile(first, count, Buffers.Grow(ref _buffers.Value!.Whitened, checked(count * Length)).AsSpan()));

    private void Whiten(ReadOnlySpan<double> record, Span<double> centred, Span<float> target)
    {
        for (int j = 0; j < centred.Length; j++)
            centred[j] = record[j] - _mean[j];
        for (int j = 0; j < target.Length; j++)
        {
            target[j] = _isMatrix
                ? (float)LaneSums.Dot(_factor.AsSpan(j * target.Length, j + 1), centred.Slice(0, j + 1))
                : (float)(_factor[j] * centred[j]);
        }
    }

    /// <summary>The memory of one thread.</summary>
    private sealed class Buffers
    {
        public double[] Source = [];
        public double[] Centred = [];
        public float[] Whitened = [];

        public static T[] Grow<T>(ref T[] buffer, int size)
        {
            if (buffer.Length < size)
                buffer = new T[size];
            return buffer;
        }
    }
}
