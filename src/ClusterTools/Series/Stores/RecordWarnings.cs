namespace ClusterTools.Series.Stores;

/// <summary>Counts, across threads, the records that a user should be warned about, and updates a set's warnings.</summary>
/// <param name="countConstant">Whether to count constant records: constant series are worth a warning, grey pixels are not.</param>
internal sealed class RecordWarnings(bool countConstant)
{
    public const string ConstantRecords = nameof(ConstantRecords);
    public const string NonFiniteRecords = nameof(NonFiniteRecords);

    private int _constant;
    private int _nonFinite;

    public void AddConstant(int records)
    {
        if (countConstant)
            Interlocked.Add(ref _constant, records);
    }

    public void AddNonFinite(int records) => Interlocked.Add(ref _nonFinite, records);

    /// <summary>Adds the counts of other records' warnings.</summary>
    public void Add(IEnumerable<DataWarning> warnings)
    {
        foreach (var warning in warnings)
        {
            if (warning.Id == ConstantRecords)
                AddConstant(warning.Records);
            else if (warning.Id == NonFiniteRecords)
                AddNonFinite(warning.Records);
        }
    }

    /// <summary>The previous warnings, with these counts replacing older ones.</summary>
    public IReadOnlyList<DataWarning> Update(IReadOnlyList<DataWarning> before, int count)
    {
        var warnings = new List<DataWarning>();
        foreach (var warning in before)
        {
            if (warning.Id is not (ConstantRecords or NonFiniteRecords))
                warnings.Add(warning);
        }

        if (_constant > 0)
            warnings.Add(new DataWarning(ConstantRecords, string.Format(SR.ConstantRecords, _constant, count)) { Records = _constant, IsUsual = true });
        if (_nonFinite > 0)
            warnings.Add(new DataWarning(NonFiniteRecords, string.Format(SR.NonFiniteRecords, _nonFinite, count)) { Records = _nonFinite });
        return warnings;
    }
}
