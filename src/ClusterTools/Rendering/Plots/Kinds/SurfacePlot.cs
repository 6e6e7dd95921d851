using ClusterTools.Images;
using ClusterTools.Rendering.Plots.Drawing;
using ClusterTools.Rendering.Plots.Layout;

namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>A plane of an image as a surface, seen at an angle from above: height and colour are the value.</summary>
internal static class SurfacePlot
{
    private const int MostCells = 96;
    private const double HeightPart = 0.4;

    /// <summary>Draws the first plane of the first frame of a stack with one channel.</summary>
    public static PlotScene Of(ImageStack stack, PlotOptions options)
    {
        if (stack.ChannelCount != 1)
            throw new ArgumentException(string.Format(SR.PlotSurfaceChannels, stack.ChannelCount));
        double[,] grid = Reduce(stack.GetPlane(0, 0));
        var range = AxisRange.Require(grid.Cast<double>());
        if (range.Minimum == range.Maximum)
            range = range.Padded();
        string size = $"{AxisTicks.Format(stack.Width)} × {AxisTicks.Format(stack.Height)} pixels";
        var canvas = new PlotCanvas(options, $"Surface of {size}",
            $"Surface of {size} with values from {AxisTicks.Format(range.Minimum, 4)} to {AxisTicks.Format(range.Maximum, 4)}, seen at an angle; height and colour are the value.");
        var area = ColorBar.Draw(canvas, canvas.Area, range, "Value", Viridis.At);
        Draw(canvas, area, grid, range);
        return canvas.Scene;
    }

    /// <summary>Faces from the back to the front, so that nearer ones hide those behind them.</summary>
    private static void Draw(PlotCanvas canvas, PlotRectangle area, double[,] grid, AxisRange range)
    {
        int rows = grid.GetLength(0), columns = grid.GetLength(1);
        // Rows run to the left and down, columns to the right and down.
        double step = area.Width / (rows + columns - 2.0), fall = area.Height * (1 - HeightPart) / (rows + columns - 2.0);
        var rise = new AxisScale(range.Minimum, range.Maximum, 0, area.Height * HeightPart);
        for (int sum = 0; sum <= rows + columns - 4; sum++)
        {
            for (int row = Math.Max(0, sum - columns + 2); row <= Math.Min(sum, rows - 2); row++)
            {
                int column = sum - row;
                double mean = (grid[row, column] + grid[row + 1, column] + grid[row, column + 1] + grid[row + 1, column + 1]) / 4;
                if (!double.IsFinite(mean))
                    continue;
                PlotPoint[] face = [At(row, column), At(row, column + 1), At(row + 1, column + 1), At(row + 1, column)];
                var color = Viridis.At(rise.Place(mean) / (area.Height * HeightPart));
                canvas.Add(new FillMark([face], color));
                // Without it the page shows between faces.
                canvas.Add(new LineMark([[.. face, face[0]]], 0.6, color));
            }
        }

        PlotPoint At(int row, int column) => new(
            area.X + ((rows - 1 - row + column) * step), area.Y + (area.Height * HeightPart) + ((row + column) * fall) - rise.Place(grid[row, column]));
    }

    /// <summary>Means of blocks, so that no side has more cells than can be seen.</summary>
    private static double[,] Reduce(double[,] plane)
    {
        int height = plane.GetLength(0), width = plane.GetLength(1);
        if (height < 2 || width < 2)
            throw new ArgumentException(string.Format(SR.PlotSurfaceTooSmall, width, height));
        int rows = Math.Min(height, MostCells), columns = Math.Min(width, MostCells);
        var result = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double sum = 0;
                int count = 0;
                for (int y = (int)((long)row * height / rows); y < (int)((row + 1L) * height / rows); y++)
                {
                    for (int x = (int)((long)column * width / columns); x < (int)((column + 1L) * width / columns); x++)
                    {
                        sum += plane[y, x];
                        count++;
                    }
                }

                result[row, column] = sum / count;
            }
        }

        return result;
    }
}
