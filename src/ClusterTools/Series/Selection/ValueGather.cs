using ClusterTools.Numerics.Elements;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Series.Selection;

/// <summary>Selects columns, keeping the element type.</summary>
internal sealed class ValueGather : SeriesTransform
{
    private const int RunBytes = 1 << 17;

    private readonly int[] _places;

    /// <param name="length">Values per record.</param>
    /// <param name="places">The columns to keep; at least one.</param>
    /// <param name="step">The entry for the history.</param>
    /// <exception cref="ArgumentException">No column is given, or one is out of range.</exception>
    public ValueGather(int length, int[] places, ProvenanceStep step)
        : base(length, places.Length, [step])
    {
        if (places.Length == 0)
            throw new ArgumentException(string.Format(SR.LengthsDiffer, nameof(places), 0, length));
        foreach (int place in places)
        {
            if (place < 0 || place >= length)
                throw new ArgumentException(string.Format(SR.IndexOutOfRange, nameof(places), place, length - 1));
        }

        _places = places;
    }

    /// <summary>The columns that are kept.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <inheritdoc/>
    public override bool IsLearned => false;

    /// <inheritdoc/>
    public override SeriesSet Apply(SeriesSet set, ExecutionOptions? execution = null)
    {
        Require(set);
        execution ??= ExecutionOptions.Default;
        int size = set.ElementType.Size();
        int recordBytes = checked(set.Length * size);
        var buffer = SeriesBuffer.Create(set.ElementType, set.Count, _places.Length);
        int rows = Math.Max(1, RunBytes / recordBytes);
        var warnings = new RecordWarnings(countConstant: true);
        var progress = new ProgressCounter(execution.Progress, SR.ActivitySelect, set.Count);
        ChunkedParallel.For(ChunkedParallel.ChunkCount(set.Count, rows), execution, (chunk, _) =>
        {
            int first = chunk * rows;
            int count = Math.Min(rows, set.Count - first);
            StoredColumns.Copy(set.Store.GetBytes(first, count), set.Length, size, _places, buffer.GetBytes(first, count));
            buffer.Count(first, count, warnings);
            progress.Add(count);
        });
        return DerivedSeries.SameRecords(set, buffer.ToStore(), this, warnings.Update(set.Warnings, set.Count), Array.ConvertAll(_places, p => set.Index[p]));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueGather other && other.InputLength == InputLength && other._places.AsSpan().SequenceEqual(_places);

    /// <inheritdoc/>
    public override int GetHashCode() => (InputLength * 31) + _places.Length;

    internal override IReadOnlyList<string>? NamesAfter(IReadOnlyList<string>? names) => names is null ? null : Array.ConvertAll(_places, p => names[p]);
}
