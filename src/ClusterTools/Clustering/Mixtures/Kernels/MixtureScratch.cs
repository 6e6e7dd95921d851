using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Clustering.Mixtures.Kernels;

/// <summary>The memory of one worker for a group of 64 records: inputs and results of the kernels.</summary>
internal sealed unsafe class MixtureScratch : IDisposable
{
    private readonly AlignedBuffer _memory;

    public MixtureScratch(MixtureLayout layout)
    {
        const int Group = RecordGroup.Size;
        long tile = (long)Group * layout.Stride;
        long columns = (long)Group * layout.ColumnRows;
        long scores = (long)Group * layout.ComponentCount;
        long total = (4 * tile) + (2 * columns) + scores + (5 * Group);
        // The buffer's size is in floats.
        _memory = new AlignedBuffer(2 * total);
        var at = (double*)_memory.Pointer;
        for (long i = 0; i < total; i++)
            at[i] = 0;
        Source = at;
        Rows = Source + tile;
        CentredRows = Rows + tile;
        WeightedRows = CentredRows + tile;
        Columns = WeightedRows + tile;
        CentredColumns = Columns + columns;
        Scores = CentredColumns + columns;
        Squares = Scores + scores;
        LogLikelihood = Squares + Group;
        Label = LogLikelihood + Group;
        LabelProbability = Label + Group;
        Entropy = LabelProbability + Group;
    }

    /// <summary>Records as they are read, not padded.</summary>
    public double* Source { get; }

    /// <summary>Records in padded rows.</summary>
    public double* Rows { get; }

    /// <summary>Rows minus a centre.</summary>
    public double* CentredRows { get; }

    /// <summary>Centred rows times their responsibility.</summary>
    public double* WeightedRows { get; }

    /// <summary>Records column by column, 64 each.</summary>
    public double* Columns { get; }

    /// <summary>Columns minus a mean.</summary>
    public double* CentredColumns { get; }

    /// <summary>Component by component, 64 each: first scores, then responsibilities.</summary>
    public double* Scores { get; }

    /// <summary>Partial squared distances.</summary>
    public double* Squares { get; }

    /// <summary>ln of the mixture's density.</summary>
    public double* LogLikelihood { get; }

    /// <summary>The component with the highest responsibility (ties: the lowest index).</summary>
    public double* Label { get; }

    /// <summary>The responsibility of that component.</summary>
    public double* LabelProbability { get; }

    /// <summary>−Σ r·ln r over the components.</summary>
    public double* Entropy { get; }

    public void Dispose() => _memory.Dispose();
}
