using ClusterTools.Numerics.Elements;
using ClusterTools.Threading;

namespace ClusterTools.Images.Filtering;

/// <summary>Makes planes smaller or larger by linear interpolation; the numbers of planes, frames and channels stay the same.</summary>
/// <remarks>As skimage.transform.rescale of order 1: round(n·scale) samples (halves to even), pixel centres at half-integer coordinates, and beyond the edges the image mirrored about
/// its last sample. Anti-aliasing blurs first with σ = (n_in/n_out − 1)/2 on axes that shrink.</remarks>
public static class RescaleFilter
{
    /// <summary>Rescales rows and columns.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="scale">The new size relative to the old one: 0.5 halves rows and columns.</param>
    /// <param name="antiAlias">Whether to blur first what becomes smaller (default false, as the older versions of scikit-image did).</param>
    /// <param name="resultType">The type of the results. Null (the default) for Float32 where samples have 8 or 16 bits or are Float32, otherwise Float64; integer types cut off the fraction.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0, or the planes would become too large for memory.</exception>
    public static ImageStack Apply(ImageStack stack, double scale, bool antiAlias = false, ElementType? resultType = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        var type = FilterRun.ResultType(stack.PixelType, resultType);
        double rows = Math.Max(1, Math.Round(stack.Height * scale));
        double columns = Math.Max(1, Math.Round(stack.Width * scale));
        if (!(scale > 0) || rows * columns * stack.PlaneCount * stack.ChannelCount * sizeof(double) > int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(scale), string.Format(SR.ScaleInvalid, scale, rows, columns));

        var grid = new GridShape(stack.PlaneCount, (int)rows, (int)columns);
        var downRows = antiAlias ? LineKernel.Gaussian(Math.Max(0, ((stack.Height / rows) - 1) / 2)) : null;
        var downColumns = antiAlias ? LineKernel.Gaussian(Math.Max(0, ((stack.Width / columns) - 1) / 2)) : null;
        var blur = new SeparableFilter(LineBoundary.WholeSample, ElementType.Float64);
        var fromRows = new Interpolation(stack.Height, grid.Rows);
        var fromColumns = new Interpolation(stack.Width, grid.Columns);
        var step = new ProvenanceStep("rescale", FormattableString.Invariant($"by {scale} to {grid.Rows}x{grid.Columns}{(antiAlias ? ", anti-aliased" : string.Empty)}"));
        return FilterRun.Apply(stack, grid, type, step, execution, frame =>
        {
            blur.Apply(frame, null, downRows, downColumns);
            return Interpolate(frame, grid, fromRows, fromColumns);
        });
    }

    private static double[] Interpolate(FilterFrame frame, GridShape grid, Interpolation fromRows, Interpolation fromColumns)
    {
        int channels = frame.ChannelCount;
        var result = new double[(int)grid.Count * channels];
        int target = 0;
        for (int row = 0; row < grid.Planes * grid.Rows; row++)
        {
            int plane = row / grid.Rows * frame.Grid.Rows;
            var (above, below, down) = fromRows[row % grid.Rows];
            var first = frame.Row(plane + above);
            var second = frame.Row(plane + below);
            for (int column = 0; column < grid.Columns; column++)
            {
                var (left, right, across) = fromColumns[column];
                for (int channel = 0; channel < channels; channel++)
                {
                    double top = ((1 - across) * first[(left * channels) + channel]) + (across * first[(right * channels) + channel]);
                    double bottom = ((1 - across) * second[(left * channels) + channel]) + (across * second[(right * channels) + channel]);
                    result[target++] = ((1 - down) * top) + (down * bottom);
                }
            }
        }

        return result;
    }

    /// <summary>For each new sample the two old ones around it, and its fractional distance from the first.</summary>
    private sealed class Interpolation
    {
        private readonly (int First, int Second, double Part)[] _places;

        public Interpolation(int from, int to)
        {
            _places = new (int, int, double)[to];
            for (int i = 0; i < to; i++)
            {
                double position = ((i + 0.5) * from / to) - 0.5;
                int floor = (int)Math.Floor(position);
                _places[i] = (LineBoundary.WholeSample.Inside(floor, from), LineBoundary.WholeSample.Inside(floor + 1, from), position - floor);
            }
        }

        public (int First, int Second, double Part) this[int place] => _places[place];
    }
}
