namespace ClusterTools.Images;

/// <summary>The planes of a stack that match the planes of a grid: one for all, one for each, or the concatenated planes of all frames.</summary>
internal sealed class PlaneSource
{
    private readonly ImageStack _stack;
    private readonly bool _throughFrames;

    /// <param name="stack">The stack.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="exactSize">Whether rows and columns must be those of the grid.</param>
    /// <exception cref="ArgumentException">The planes do not match those of the grid, or the size does not.</exception>
    public PlaneSource(ImageStack stack, GridShape grid, bool exactSize)
    {
        _stack = stack;
        _throughFrames = stack.PlaneCount != grid.Planes && (long)stack.FrameCount * stack.PlaneCount == grid.Planes;
        bool fits = stack.PlaneCount == 1 || stack.PlaneCount == grid.Planes || _throughFrames;
        if (!fits || (exactSize && (stack.Height != grid.Rows || stack.Width != grid.Columns)))
            throw new ArgumentException(string.Format(SR.PlanesDoNotFit, stack, grid), nameof(stack));
    }

    /// <summary>The frame and plane of the stack that match a plane of the grid.</summary>
    public (int Frame, int Plane) Locate(int plane) =>
        _throughFrames ? (plane / _stack.PlaneCount, plane % _stack.PlaneCount) : (0, _stack.PlaneCount == 1 ? 0 : plane);

    /// <summary>The intensities of a plane: the mean of the channels, without opacity.</summary>
    public double[] ReadIntensity(int plane)
    {
        var (frame, place) = Locate(plane);
        var intensity = new double[_stack.Grid.PlaneSize];
        FrameIntensity.Read(_stack, frame, place * intensity.Length, intensity);
        return intensity;
    }
}
