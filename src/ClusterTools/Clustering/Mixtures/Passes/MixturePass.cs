using System.Runtime.CompilerServices;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Clustering.Mixtures.Kernels;
using ClusterTools.Numerics;
using ClusterTools.Numerics.Kernels.Groups;
using ClusterTools.Numerics.Sums;
using ClusterTools.Series.Stores;
using ClusterTools.Threading;

namespace ClusterTools.Clustering.Mixtures.Passes;

/// <summary>One pass over the records, in groups of 64: the E-step and, if sums are needed, those of the M-step. Responsibilities exist for one group only.</summary>
/// <remarks>The chunks depend only on the number of records, and their sums are added in order, so the number of threads does not affect the result.</remarks>
internal sealed class MixturePass(SeriesStore store, MixtureKernel kernel)
{
    private const int ChunksWanted = 64;
    private const int LeastGroups = 4;
    private const int MostGroups = 64;

    /// <summary>Receives the results for a group: its first record, the number of records, and the memory that holds the results.</summary>
    public delegate void Take(int first, int count, MixtureScratch scratch);

    /// <summary>The sums of the responsibilities under a mixture.</summary>
    /// <param name="mixture">The mixture.</param>
    /// <param name="centres">The points that moments are taken about.</param>
    /// <param name="execution">Threads and cancellation.</param>
    public MixtureSums Sum(PackedMixture mixture, double[][] centres, ExecutionOptions execution) => Run(mixture.Layout, mixture, null, centres, null, execution)!;

    /// <summary>The sums if each record belongs entirely to the component of its label.</summary>
    public MixtureSums SumLabels(MixtureLayout layout, int[] labels, double[][] centres, ExecutionOptions execution) =>
        Run(layout, null, labels, centres, null, execution)!;

    /// <summary>Passes the results for every group to a callback, from any thread.</summary>
    public void ForEach(PackedMixture mixture, Take take, ExecutionOptions execution) => Run(mixture.Layout, mixture, null, null, take, execution);

    private MixtureSums? Run(MixtureLayout layout, PackedMixture? mixture, int[]? labels, double[][]? centres, Take? take, ExecutionOptions execution)
    {
        int groups = ChunkedParallel.ChunkCount(store.Count, RecordGroup.Size);
        int groupsOfChunk = Math.Clamp((groups + ChunksWanted - 1) / ChunksWanted, LeastGroups, MostGroups);
        int chunks = ChunkedParallel.ChunkCount(groups, groupsOfChunk);
        var scratches = new MixtureScratch?[ChunkedParallel.WorkerCount(chunks, execution)];
        double[]? packedCentres = null;
        OrderedMixtureSums? ordered = null;
        if (centres is not null)
        {
            packedCentres = new double[layout.ComponentCount * layout.Stride];
            PackedMixture.CopyRows(layout, centres, packedCentres);
            ordered = new OrderedMixtureSums(layout);
        }

        try
        {
            ChunkedParallel.For(chunks, execution, (chunk, worker) =>
            {
                var scratch = scratches[worker] ??= new MixtureScratch(layout);
                var sums = ordered?.Rent();
                int end = Math.Min(groups, (chunk + 1) * groupsOfChunk);
                for (int group = chunk * groupsOfChunk; group < end; group++)
                {
                    execution.CancellationToken.ThrowIfCancellationRequested();
                    int first = group * RecordGroup.Size;
                    int count = Math.Min(RecordGroup.Size, store.Count - first);
                    ReadRows(layout, scratch, first, count);
                    if (mixture is not null)
                        Score(layout, mixture, scratch, count);
                    else
                        SetLabels(layout, scratch, labels.AsSpan(first, count));
                    if (sums is not null)
                        Accumulate(packedCentres!, count, scratch, sums, scored: mixture is not null);
                    take?.Invoke(first, count, scratch);
                }

                ordered?.Add(chunk, sums!);
            });
        }
        finally
        {
            foreach (var scratch in scratches)
                scratch?.Dispose();
        }

        return ordered?.Total;
    }

    private unsafe void ReadRows(MixtureLayout layout, MixtureScratch scratch, int first, int count)
    {
        int length = layout.Length;
        var tile = store.ReadTile(first, count, new Span<double>(scratch.Source, count * length));
        for (int i = 0; i < count; i++)
            tile.Slice(i * length, length).CopyTo(new Span<double>(scratch.Rows + ((long)i * layout.Stride), length));
    }

    private void Score(MixtureLayout layout, PackedMixture mixture, MixtureScratch scratch, int count)
    {
        Transpose(layout, scratch, count);
        kernel.Score(mixture, scratch);
        kernel.Normalize(layout.ComponentCount, scratch);
    }

    /// <summary>Transposes rows to columns. Lanes without a record keep their old values, which are not used.</summary>
    [MethodImpl(KernelLoop.Options)]
    private static unsafe void Transpose(MixtureLayout layout, MixtureScratch scratch, int count)
    {
        int stride = layout.Stride;
        for (int j = 0; j < layout.Length; j++)
        {
            double* from = scratch.Rows + j;
            double* to = scratch.Columns + ((long)j * RecordGroup.Size);
            for (int i = 0; i < count; i++, from += stride)
                to[i] = *from;
        }
    }

    private static unsafe void SetLabels(MixtureLayout layout, MixtureScratch scratch, ReadOnlySpan<int> labels)
    {
        new Span<double>(scratch.Scores, layout.ComponentCount * RecordGroup.Size).Clear();
        for (int i = 0; i < labels.Length; i++)
            scratch.Scores[((long)labels[i] * RecordGroup.Size) + i] = 1;
    }

    private unsafe void Accumulate(double[] centres, int count, MixtureScratch scratch, MixtureSums sums, bool scored)
    {
        kernel.Accumulate(centres, count, scratch, sums);
        if (!scored)
            return;
        sums.LogLikelihood += LaneSums.Sum(new ReadOnlySpan<double>(scratch.LogLikelihood, count));
        sums.Entropy += LaneSums.Sum(new ReadOnlySpan<double>(scratch.Entropy, count));
    }
}
