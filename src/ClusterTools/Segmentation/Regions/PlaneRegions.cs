namespace ClusterTools.Segmentation.Regions;

/// <summary>The regions of one plane, by the usual two passes: the first gives each pixel the number of a neighbour before it and notes which numbers meet, the second adds up.</summary>
internal static class PlaneRegions
{
    /// <summary>Finds regions; −1 is no label.</summary>
    public static List<ImageRegion> Find(ReadOnlySpan<int> labels, ReadOnlySpan<double> intensity, GridShape grid, int plane, PixelConnectivity connectivity)
    {
        var parents = new List<int>();
        int[] numbers = NumberPixels(labels, grid, connectivity, parents);
        var sums = new Dictionary<int, Sums>();
        var order = new List<Sums>();
        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] < 0)
                continue;
            int root = Root(parents, numbers[i]);
            if (!sums.TryGetValue(root, out var sum))
            {
                sum = new Sums(labels[i]);
                sums.Add(root, sum);
                order.Add(sum);
            }

            sum.Add(i % grid.Columns, i / grid.Columns, intensity.IsEmpty ? 0 : intensity[i]);
        }

        bool isMeasured = !intensity.IsEmpty;
        return order.ConvertAll(s => s.ToRegion(grid, plane, isMeasured));
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
            // Halving the way as it is gone keeps it short.
            parents[number] = parents[parents[number]];
            number = parents[number];
        }

        return number;
    }

    private sealed class Sums(int label)
    {
        private int _area;
        private long _sumX;
        private long _sumY;
        private double _sumIntensity;
        private int _left = int.MaxValue;
        private int _top = int.MaxValue;
        private int _right;
        private int _bottom;

        public void Add(int x, int y, double intensity)
        {
            _area++;
            _sumX += x;
            _sumY += y;
            _sumIntensity += intensity;
            _left = Math.Min(_left, x);
            _top = Math.Min(_top, y);
            _right = Math.Max(_right, x);
            _bottom = Math.Max(_bottom, y);
        }

        public ImageRegion ToRegion(GridShape grid, int plane, bool isMeasured) => new()
        {
            Label = label,
            Plane = plane,
            Area = _area,
            CentroidX = (double)_sumX / _area,
            CentroidY = (double)_sumY / _area,
            Left = _left,
            Top = _top,
            Width = _right - _left + 1,
            Height = _bottom - _top + 1,
            MeanIntensity = isMeasured ? _sumIntensity / _area : null,
            IsOnEdge = _left == 0 || _top == 0 || _right == grid.Columns - 1 || _bottom == grid.Rows - 1,
        };
    }
}
