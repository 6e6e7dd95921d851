using ClusterTools.Numerics.Kernels.Panels;
using ClusterTools.Numerics.Vectors;

namespace ClusterTools.Metrics.Silhouettes;

/// <summary>The state of each record, by place: the running sum of its distances to the current cluster, and the results for the clusters that are complete.</summary>
/// <remarks>A record is compared with the rows from the first of its chunk on, in order. Only the cluster of this first row, the chunk's opening cluster, can have earlier
/// rows, too: its sum is kept separately until those rows have been added.</remarks>
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

        // The last panel may have unused slots.
        int places = checked(count + PointPanels.Width);
        _memory = new AlignedBuffer(2L * places);
        _running = (double*)_memory.Pointer;
        new Span<double>(_running, places).Clear();
    }

    /// <summary>The running sums over the current cluster, from a place on.</summary>
    public double* Running(int place) => _running + place;

    /// <summary>Ends a cluster: stores the running sums of some records of a chunk, and resets them.</summary>
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

    /// <summary>Adds the distances to the rows before its chunk to a record's sum over the opening cluster.</summary>
    public void AddToOpening(int place, double sum) => _opening[place] += sum;

    /// <summary>Stores the sum of a record's distances to a complete cluster.</summary>
    public void Close(int place, int cluster, double sum)
    {
        int size = _order.Size(cluster);
        int end = _order.End(cluster);

        // The record's distance to itself is 0: it does not change the sum, but must not be counted.
        if (place < end && place >= end - size)
            _own[place] = sum / (size - 1);
        else
            CloseOther(place, sum / size);
    }

    /// <summary>Stores the mean of a record's distances to another cluster, or to the nearest of several.</summary>
    public void CloseOther(int place, double mean) => _nearest[place] = Math.Min(_nearest[place], mean);

    /// <summary>The silhouette coefficient of a record, once all its distances have been added.</summary>
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
