using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>What is known of each record so far, by its place: the sum of its distances to the cluster at hand, and the means over the clusters that are done.</summary>
/// <remarks>A record meets the rows from the first of its chunk on, one after the other. Of all clusters only that of this first row, the chunk's opening cluster, can have
/// rows before it, too: its sum is kept by itself, until those rows have given their part.</remarks>
internal sealed unsafe class SilhouetteSums : IDisposable
{
    private readonly SilhouetteOrder _order;
    private readonly AlignedBuffer _memory;
    private readonly double* _running;
    private readonly double[] _opening;
    private readonly double[] _own;
    private readonly double[] _nearest;

    public SilhouetteSums(SilhouetteOrder order)
    {
        _order = order;
        int count = order.Records.Length;
        _opening = new double[count];
        _own = new double[count];
        _nearest = new double[count];
        _nearest.AsSpan().Fill(double.PositiveInfinity);

        // The last panel may have places without a record.
        int places = checked(count + PointPanels.Width);
        _memory = new AlignedBuffer(2L * places);
        _running = (double*)_memory.Pointer;
        new Span<double>(_running, places).Clear();
    }

    /// <summary>The sums over the cluster at hand, from a place on.</summary>
    public double* Running(int place) => _running + place;

    /// <summary>The last row of a cluster is in the running sums of some records of a chunk: puts them where they belong, and begins anew.</summary>
    public void EndCluster(int cluster, int first, int count)
    {
        bool opening = cluster == Opening(first);
        for (int place = first; place < first + count; place++)
        {
            if (opening)
                _opening[place] += _running[place];
            else
                Close(place, cluster, _running[place]);
            _running[place] = 0;
        }
    }

    /// <summary>Adds the rows before its chunk to a record's sum over the opening cluster.</summary>
    public void AddToOpening(int place, double sum) => _opening[place] += sum;

    /// <summary>Takes note of the sum of a record's distances to a whole cluster.</summary>
    public void Close(int place, int cluster, double sum)
    {
        int size = _order.Size(cluster);
        int end = _order.End(cluster);

        // The record's distance to itself is 0, so it is in the sum but not among the others.
        if (place < end && place >= end - size)
            _own[place] = sum / (size - 1);
        else
            CloseOther(place, sum / size);
    }

    /// <summary>Takes note of the mean of a record's distances to a cluster that is not its own, or to the nearest of several.</summary>
    public void CloseOther(int place, double mean) => _nearest[place] = Math.Min(_nearest[place], mean);

    /// <summary>The silhouette of a record, when all its distances have been added.</summary>
    public double Score(int place)
    {
        if (_order.Size(_order.ClusterAt(place)) == 1)
            return 0;
        Close(place, Opening(place), _opening[place]);
        double own = _own[place], nearest = _nearest[place];
        double larger = Math.Max(own, nearest);
        return larger == 0 ? 0 : (nearest - own) / larger;
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>The opening cluster of the chunk of a place.</summary>
    private int Opening(int place) => _order.FirstCluster(place / _order.ChunkRecords);
}
