using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

/// <summary>The sufficient statistics of an M-step: for each component the sum of its responsibilities, and the first and second moments of the records about a
/// centre.</summary>
internal sealed class MixtureSums(MixtureLayout layout)
{
    public MixtureLayout Layout { get; } = layout;

    public double[] Values { get; } = new double[layout.SumSize];

    /// <summary>The sum of the records' log-likelihoods.</summary>
    public double LogLikelihood { get; set; }

    /// <summary>The sum of the records' entropies.</summary>
    public double Entropy { get; set; }

    public double Weight(int component) => Values[component];

    public ReadOnlySpan<double> First(int component) => Values.AsSpan(Layout.First(component), Layout.Length);

    public ReadOnlySpan<double> Second(int component) => Values.AsSpan(Layout.Second(component), Layout.SecondSize);

    public void Add(MixtureSums other)
    {
        Columns.Add(Values, other.Values);
        LogLikelihood += other.LogLikelihood;
        Entropy += other.Entropy;
    }

    public void Clear()
    {
        Array.Clear(Values, 0, Values.Length);
        LogLikelihood = Entropy = 0;
    }
}
