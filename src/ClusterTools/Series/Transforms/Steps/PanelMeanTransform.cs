namespace ClusterTools.Series.Transforms.Steps;

/// <summary>For each offset within a panel, the mean of the values with that offset in all panels.</summary>
/// <param name="panelLength">The length of a panel; the record is a multiple of it.</param>
internal sealed class PanelMeanTransform(int panelLength) : IRecordTransform
{
    public int ResultLength => panelLength;

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        int panels = record.Length / panelLength;
        for (int i = 0; i < result.Length; i++)
        {
            double sum = 0;
            for (int panel = 0; panel < panels; panel++)
                sum += record[(panel * panelLength) + i];
            result[i] = sum / panels;
        }
    }
}
