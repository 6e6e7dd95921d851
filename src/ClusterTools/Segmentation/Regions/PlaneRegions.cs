namespace ClusterTools.Segmentation.Regions;

/// <summary>The regions of one plane, by two-pass connected-component labelling: the first pass gives each pixel the provisional number of a preceding
/// neighbour and records which numbers are equivalent; the second sums the pixels of each region.</summary>
internal static class PlaneRegions
{
    /// <summary>Finds regions; −1 marks pixels without a label. Without connectivity, the pixels of a label are one region.</summary>
    public static List<FoundRegion> Find(ReadOnlySpan<int> labels, ReadOnlySpan<double> intensity, GridShape grid, int plane, PixelConnectivity connectivity)
    {
        var parents = new List<int>();
        int[] numbers = connectivity == PixelConnectivity.None ? labels.ToArray() : NumberPixels(labels, grid, connectivity, parents);
        var sums = new Dictionary<int, RegionSums>();
        var order = new List<RegionSums>();
        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] < 0)
                continue;
            int root = connectivity == PixelConnectivity.None ? numbers[i] : Root(parents, numbers[i]);
            if (!sums.TryGetValue(root, out var sum))
            {
                sum = new RegionSums(labels[i]);
                sums.Add(root, sum);
                order.Add(sum);
            }

            sum.Add(i, i % grid.Columns, i / grid.Columns, intensity.IsEmpty ? 0 : intensity[i]);
        }

        bool isMeasured = !intensity.IsEmpty;
        return order.ConvertAll(s => new FoundRegion(s.ToRegion(grid, plane, isMeasured), s.ToPositions(plane * grid.PlaneSize)));
    }

    private static int[] NumberPixels(ReadOnlySpan<int> labels, GridShape grid, PixelConnectivity connectivity, List<int> parents)
    {
        var numbers = new int[labels.Length];
        int columns = grid.Columns;
        bool corners = connectivity == PixelConnectivity.Eight;
        for (int i = 0; i < labels.Length; i++)
        {
            numbers[i] = -1;
            int label = labels[i];
            if (label < 0)
                continue;
            int x = i % columns;
            if (x > 0)
                Join(labels, i, i - 1);
            if (i >= columns)
            {
                Join(labels, i, i - columns);
                if (corners && x > 0)
                    Join(labels, i, i - columns - 1);
                if (corners && x < columns - 1)
                    Join(labels, i, i - columns + 1);
            }

            if (numbers[i] >= 0)
                continue;
            numbers[i] = parents.Count;
            parents.Add(parents.Count);
        }

        return numbers;

        void Join(ReadOnlySpan<int> all, int pixel, int neighbour)
        {
            if (all[neighbour] != all[pixel])
                return;
            int root = Root(parents, numbers[neighbour]);
            if (numbers[pixel] < 0)
            {
                numbers[pixel] = root;
                return;
            }

            int other = Root(parents, numbers[pixel]);
            parents[Math.Max(root, other)] = Math.Min(root, other);
        }
    }

    private static int Root(List<int> parents, int number)
    {
        while (parents[number] != number)
        {
            // Path halving keeps the trees flat.
            parents[number] = parents[parents[number]];
            number = parents[number];
        }

        return number;
    }
}
