namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>Samples a record in proportion to its share of the potential: first a chunk, by walking through the chunks' potentials, then a record in it.</summary>
/// <param name="target">A random fraction of the potential.</param>
internal sealed class PlusPlusDraw(double target)
{
    private double _rest = target;
    private int _last;
    private bool _isFound;

    /// <summary>The global index of the sampled chunk; −1 until it is found.</summary>
    public int Chunk { get; private set; } = -1;

    /// <summary>The global index of the sampled record; −1 until it is found.</summary>
    public int Row { get; private set; } = -1;

    /// <summary>Subtracts the next chunk's potential, or stops at it.</summary>
    /// <returns>Whether the record is in this chunk.</returns>
    public bool Pass(int chunk, double potential)
    {
        if (Chunk >= 0)
            return true;
        if (!(potential > 0))
            return false;
        _last = chunk;
        if (_rest < potential)
        {
            Chunk = chunk;
            return true;
        }

        _rest -= potential;
        return false;
    }

    /// <summary>Starts with the records of the chunk.</summary>
    public void BeginChunk()
    {
        if (Chunk >= 0)
            return;

        // Rounding can leave a small remainder after the last chunk that has a share.
        (Chunk, _rest) = (_last, double.PositiveInfinity);
    }

    /// <summary>Subtracts the next record's share, or stops at it.</summary>
    /// <returns>Whether this is the record.</returns>
    public bool PassRecord(int row, double share)
    {
        if (_isFound)
            return true;
        if (share > 0 || Row < 0)
            Row = row;
        _rest -= share;
        return _isFound = _rest < 0;
    }
}
