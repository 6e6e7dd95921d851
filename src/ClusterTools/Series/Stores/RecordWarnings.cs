namespace ClusterTools.Series.Stores;

/// <summary>Counts the records that a user should hear of, over threads, and puts them into a set's warnings.</summary>
/// <param name="countConstant">Whether constant records are worth a word: series without a shape are, grey pixels are not.</param>
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

    /// <summary>Adds what was counted of other records.</summary>
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

    /// <summary>The warnings of before, with these counts in place of older ones.</summary>
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
