using ClusterTools.Numerics.Statistics;

namespace ClusterTools.Images.Synthetic;

/// <summary>A smooth random surface: random numbers on a coarse lattice, joined by a cubic whose slope is 0 at the lattice points.</summary>
internal sealed class SmoothField
{
    private const int Spacing = 24;

    private readonly int _rows;
    private readonly int _columns;
    private readonly int _latticeColumns;
    private readonly double[] _lattice;

    public SmoothField(int rows, int columns, RandomSource random)
    {
        _rows = rows;
        _columns = columns;
        _latticeColumns = (columns / Spacing) + 2;
        _lattice = new double[((rows / Spacing) + 2) * _latticeColumns];
        for (int i = 0; i < _lattice.Length; i++)
            _lattice[i] = random.NextDouble();
    }

    /// <summary>Writes the surface, from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public void Fill(Span<double> destination, double low, double high)
    {
        for (int row = 0; row < _rows; row++)
        {
            int above = row / Spacing * _latticeColumns;
            double down = Ease(row);
            for (int column = 0; column < _columns; column++)
            {
                int left = above + (column / Spacing);
                double across = Ease(column);
                double top = _lattice[left] + (across * (_lattice[left + 1] - _lattice[left]));
                double bottom = _lattice[left + _latticeColumns] + (across * (_lattice[left + _latticeColumns + 1] - _lattice[left + _latticeColumns]));
                destination[(row * _columns) + column] = low + ((high - low) * (top + (down * (bottom - top))));
            }
        }
    }

    private static double Ease(int position)
    {
        double t = (double)(position % Spacing) / Spacing;
        return t * t * (3 - (2 * t));
    }
}
