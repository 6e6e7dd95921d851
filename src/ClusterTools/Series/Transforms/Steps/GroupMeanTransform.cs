namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Each result the mean over a list of values of the record: panels laid over one another, windows laid over one another.</summary>
/// <param name="members">For each result the places of the values it is the mean of.</param>
internal sealed class GroupMeanTransform(int[][] members) : IRecordTransform
{
    public int ResultLength => members.Length;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        for (int i = 0; i < members.Length; i++)
        {
            double sum = 0;
            foreach (int place in members[i])
                sum += record[place];
            result[i] = sum / members[i].Length;
        }
    }
}
