using ClusterTools.Formats.Tiff.Pages;

namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>Puts the pages of a file into the order that OME-XML gives them.</summary>
internal sealed class OmeArranger(List<TiffPage> pages, int directoryCount, OmePixels pixels, Action<string, string> warn)
{
    private readonly Dictionary<(int T, int Z, int C), int> _directoryOf = [];

    /// <summary>Finds the order; where the metadata do not account for the file, the pages as they come, with a warning.</summary>
    public TiffArrangement Arrange()
    {
        if (!Assign())
        {
            warn("MetadataContradictFile", SR.OmeContradicts);
            return TiffArrangement.Plain(pages);
        }

        var times = Axis(p => p.T);
        var depths = Axis(p => p.Z);
        var channels = Axis(p => p.C);
        if (_directoryOf.Count == 0 || (long)times.Count * depths.Count * channels.Count != _directoryOf.Count)
        {
            warn("MetadataContradictFile", SR.OmeContradicts);
            return TiffArrangement.Plain(pages);
        }

        if (Order(times, depths, channels) is not { } ordered)
            return TiffArrangement.Plain(pages);
        long whole = (long)pixels.SizeT * pixels.SizeZ * pixels.PageChannels;
        if (ordered.Count < whole)
            warn("PartOfSeries", string.Format(SR.OmePartOfSeries, ordered.Count, whole, times.Count, depths.Count, channels.Count));
        if (ordered.Count < pages.Count || pixels.HasMoreImages)
            warn("PagesLeftOut", string.Format(SR.OmePagesLeftOut, pages.Count - ordered.Count));
        return new TiffArrangement(times.Count, depths.Count, channels.Count, ordered, 0);
    }

    /// <summary>Gives planes their directories; false where two claim one, or a directory is claimed that is not there.</summary>
    private bool Assign()
    {
        if (pixels.Data.Count == 0)
            return Assign(new OmeTiffData(null, 0, 0, 0, null, IsElsewhere: false));
        foreach (var run in pixels.Data)
        {
            if (!run.IsElsewhere && !Assign(run))
                return false;
        }

        return true;
    }

    private bool Assign(OmeTiffData run)
    {
        long whole = (long)pixels.SizeT * pixels.SizeZ * pixels.PageChannels;
        long first = FromPosition(run.FirstT, run.FirstZ, run.FirstC / pixels.SamplesPerPixel);
        int directory = run.Ifd ?? 0;
        // Without a number of planes a run with a first page has that one, and one without has all.
        long count = run.PlaneCount ?? (run.Ifd is null ? Math.Min(whole - first, directoryCount) : 1);
        for (long i = 0; i < count; i++)
        {
            if (directory + i >= directoryCount || first + i >= whole || !_directoryOf.TryAdd(ToPosition(first + i), (int)(directory + i)))
                return false;
        }

        return true;
    }

    private int Size(char axis) => axis switch
    {
        'Z' => pixels.SizeZ,
        'C' => pixels.PageChannels,
        _ => pixels.SizeT,
    };

    private long FromPosition(int t, int z, int c)
    {
        long index = 0;
        for (int i = pixels.DimensionOrder.Length - 1; i >= 2; i--)
        {
            char axis = pixels.DimensionOrder[i];
            int at = axis switch { 'Z' => z, 'C' => c, _ => t };
            index = (index * Size(axis)) + at;
        }

        return index;
    }

    private (int T, int Z, int C) ToPosition(long index)
    {
        int t = 0, z = 0, c = 0;
        for (int i = 2; i < pixels.DimensionOrder.Length; i++)
        {
            char axis = pixels.DimensionOrder[i];
            int at = (int)(index % Size(axis));
            index /= Size(axis);
            if (axis == 'Z')
                z = at;
            else if (axis == 'C')
                c = at;
            else
                t = at;
        }

        return (t, z, c);
    }

    /// <summary>The positions along an axis that the file holds, ascending.</summary>
    private List<int> Axis(Func<(int T, int Z, int C), int> position)
    {
        var values = new SortedSet<int>();
        foreach (var plane in _directoryOf.Keys)
            values.Add(position(plane));
        return [.. values];
    }

    private List<TiffPage>? Order(List<int> times, List<int> depths, List<int> channels)
    {
        var pageOf = new Dictionary<int, TiffPage>();
        foreach (var page in pages)
            pageOf[page.Index] = page;
        var ordered = new List<TiffPage>(_directoryOf.Count);
        foreach (int t in times)
        {
            foreach (int z in depths)
            {
                foreach (int c in channels)
                {
                    if (!_directoryOf.TryGetValue((t, z, c), out int directory) || !pageOf.TryGetValue(directory, out var page))
                    {
                        warn("MetadataContradictFile", SR.OmeContradicts);
                        return null;
                    }

                    ordered.Add(page);
                }
            }
        }

        return ordered;
    }
}
