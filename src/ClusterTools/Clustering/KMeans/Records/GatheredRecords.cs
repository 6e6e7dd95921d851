using ClusterTools.Threading;

namespace ClusterTools.Clustering.KMeans.Records;

/// <summary>Records gathered by index, each from the shard that holds it.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <param name="count">The number of records to gather.</param>
/// <param name="length">Columns: values per record.</param>
internal sealed class GatheredRecords<T>(int count, int length) : IMergeable<GatheredRecords<T>>
{
    private readonly bool[] _taken = new bool[count];

    /// <summary>The values, contiguous.</summary>
    public T[] Values { get; } = new T[checked(count * length)];

    /// <summary>The buffer for the values of a record that the shard holds.</summary>
    public Span<T> Take(int index)
    {
        _taken[index] = true;
        return Values.AsSpan(index * length, length);
    }

    /// <inheritdoc/>
    public void Merge(GatheredRecords<T> next)
    {
        for (int i = 0; i < count; i++)
        {
            if (next._taken[i])
                next.Values.AsSpan(i * length, length).CopyTo(Take(i));
        }
    }
}
