namespace ClusterTools.Series.Transforms.Steps;

/// <summary>Convolution with a kernel.</summary>
internal sealed class ConvolveTransform : IRecordTransform
{
    private readonly double[] _kernel;
    private readonly int _length;
    private readonly int _start;

    public ConvolveTransform(int length, double[] kernel, ConvolveMode mode)
    {
        _kernel = [.. kernel];
        _length = length;
        int shorter = Math.Min(length, kernel.Length);
        int longer = Math.Max(length, kernel.Length);
        (_start, ResultLength) = mode switch
        {
            ConvolveMode.Full => (0, checked(longer + shorter - 1)),
            ConvolveMode.Same => ((shorter - 1) / 2, longer),
            ConvolveMode.Valid => (shorter - 1, longer - shorter + 1),
            _ => throw EnumGuard.Undefined(mode),
        };
    }

    public int ResultLength { get; }

    public int ScratchLength => 0;

    public void Apply(ReadOnlySpan<double> record, Span<double> result, Span<double> scratch)
    {
        for (int i = 0; i < result.Length; i++)
        {
            int at = _start + i;
            int last = Math.Min(at, _length - 1);
            double sum = 0;
            for (int t = Math.Max(0, at - _kernel.Length + 1); t <= last; t++)
                sum += record[t] * _kernel[at - t];
            result[i] = sum;
        }
    }
}
