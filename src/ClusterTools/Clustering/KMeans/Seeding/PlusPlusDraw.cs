namespace ClusterTools.Clustering.KMeans.Seeding;

/// <summary>A draw of a record in proportion to its share of the potential: first of a chunk, whose potentials are walked through, then of a record in it.</summary>
/// <param name="target">A random share of the potential.</param>
internal sealed class PlusPlusDraw(double target)
{
    private double _rest = target;
    private int _last;
    private bool _isFound;

    /// <summary>The chunk that the record is in, among all; −1 while it is not found.</summary>
    public int Chunk { get; private set; } = -1;

    /// <summary>The record, numbered among all.</summary>
    public int Row { get; private set; } = -1;

    /// <summary>Goes past the next chunk, or stops there.</summary>
    /// <returns>Whether it is the chunk.</returns>
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

    /// <summary>Begins with the records of the chunk.</summary>
    public void BeginChunk()
    {
        if (Chunk >= 0)
            return;

        // Rounding can leave a little over after the last chunk that has a share.
        (Chunk, _rest) = (_last, double.PositiveInfinity);
    }

    /// <summary>Goes past the next record of the chunk, or stops there.</summary>
    /// <returns>Whether it is the record.</returns>
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
