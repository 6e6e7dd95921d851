namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Each result is the mean over a list of values of the record; averages over panels and windows are of this form.</summary>
/// <param name="members">For each result, the positions of the values to average.</param>
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
