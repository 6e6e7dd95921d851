namespace ClusterTools.Numerics.Sums;

/// <summary>L2-normalises records in double, with sums whose order does not depend on the vector width.</summary>
internal static class UnitLength
{
    /// <summary>Divides by the Euclidean norm. An all-zero record is left unchanged.</summary>
    /// <returns>Whether the record has a direction.</returns>
    public static bool Scale(Span<double> record)
    {
        double norm = Math.Sqrt(LaneSums.Dot(record, record));
        if (!(norm > 0))
            return false;
        for (int i = 0; i < record.Length; i++)
            record[i] /= norm;
        return true;
    }

    /// <summary>Subtracts the mean and divides by the norm of the result. A constant record becomes zero.</summary>
    /// <returns>Whether the record varies.</returns>
    public static bool CentreAndScale(Span<double> record)
    {
        if (IsConstant(record))
        {
            // The mean of equal values may be rounded, which would leave noise that looks like a direction.
            record.Clear();
            return false;
        }

        double mean = LaneSums.Sum(record) / record.Length;
        for (int i = 0; i < record.Length; i++)
            record[i] -= mean;
        return Scale(record);
    }

    private static bool IsConstant(ReadOnlySpan<double> record)
    {
        for (int i = 1; i < record.Length; i++)
        {
            if (record[i] != record[0])
                return false;
        }

        return true;
    }
}
