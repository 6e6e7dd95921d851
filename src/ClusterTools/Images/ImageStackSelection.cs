using ClusterTools.Threading;

namespace ClusterTools.Images;

/// <summary>Selects frames, planes and a rectangle of a stack.</summary>
public static class ImageStackSelection
{
    /// <summary>Takes frames, planes and a rectangle of a stack. The pixels keep their type; the truth, where it is known, is cut likewise.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="frames">The frames (0-based) in the requested order; an entry may occur twice. Null for all.</param>
    /// <param name="planes">The planes (0-based) in the requested order. Null for all.</param>
    /// <param name="region">The rectangle; null for whole planes.</param>
    /// <param name="execution">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">A list is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or plane, or the rectangle reaches outside.</exception>
    public static ImageStack Select(ImageStack stack, int[]? frames = null, int[]? planes = null, PixelRegion? region = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        RequireIndices(frames, stack.FrameCount, nameof(frames));
        RequireIndices(planes, stack.PlaneCount, nameof(planes));
        region?.RequireInside(stack.Width, stack.Height, nameof(region));

        int frameCount = frames?.Length ?? stack.FrameCount;
        var selected = new byte[frameCount][];
        if (planes is null && region is null)
        {
            // Stacks are never written to, so that whole frames can be shared.
            for (int i = 0; i < frameCount; i++)
                selected[i] = stack.GetFrameArray(frames?[i] ?? i);
            return Describe(stack, selected, stack.Grid, stack.Truth, frames, planes, region);
        }

        var box = region ?? new PixelRegion(0, 0, stack.Width, stack.Height);
        var grid = new GridShape(planes?.Length ?? stack.PlaneCount, box.Height, box.Width);
        int pixelBytes = stack.ChannelCount * Numerics.Elements.ElementTypes.Size(stack.PixelType);
        ChunkedParallel.For(frameCount, execution ?? ExecutionOptions.Default, (i, _) =>
            selected[i] = Cut(stack.GetFrameArray(frames?[i] ?? i), stack.Grid, grid, planes, box, pixelBytes));
        int[]? truth = stack.Truth is null ? null : Cut(stack.Truth, stack.Grid, grid, planes, box, 1);
        return Describe(stack, selected, grid, truth, frames, planes, region);
    }

    private static T[] Cut<T>(T[] source, GridShape from, GridShape to, int[]? planes, PixelRegion box, int pixelLength)
    {
        int length = to.Columns * pixelLength;
        var result = new T[checked(to.Planes * to.Rows * length)];
        int target = 0;
        for (int z = 0; z < to.Planes; z++)
        {
            int plane = planes?[z] ?? z;
            for (int y = 0; y < to.Rows; y++, target += length)
            {
                int start = (((((plane * from.Rows) + box.Y + y) * from.Columns) + box.X) * pixelLength);
                Array.Copy(source, start, result, target, length);
            }
        }

        return result;
    }

    private static ImageStack Describe(ImageStack stack, byte[][] selected, GridShape grid, int[]? truth, int[]? frames, int[]? planes, PixelRegion? region)
    {
        var parts = new List<string>();
        if (frames is not null)
            parts.Add($"frames {List(frames)}");
        if (planes is not null)
            parts.Add($"planes {List(planes)}");
        if (region is { } box)
            parts.Add($"region {box}");
        return stack.With(selected, grid, stack.PixelType, new ProvenanceStep("select", string.Join(", ", parts)), truth);
    }

    /// <summary>A list for people to read: runs are written as 3..7, and long lists are cut short.</summary>
    private static string List(int[] numbers)
    {
        const int MostParts = 12;
        var parts = new List<string>();
        for (int i = 0; i < numbers.Length; i++)
        {
            if (parts.Count == MostParts)
            {
                parts.Add("…");
                break;
            }

            int start = i;
            while (i + 1 < numbers.Length && numbers[i + 1] == numbers[i] + 1)
                i++;
            parts.Add(i - start < 2 ? $"{numbers[i = start]}" : $"{numbers[start]}..{numbers[i]}");
        }

        return string.Join(",", parts);
    }

    private static void RequireIndices(int[]? indices, int count, string name)
    {
        if (indices is null)
            return;
        if (indices.Length == 0)
            throw new ArgumentException(string.Format(SR.ListEmpty, name), name);
        foreach (int index in indices)
        {
            if (index < 0 || index >= count)
                throw new ArgumentOutOfRangeException(name, string.Format(SR.IndexOutOfRange, name.TrimEnd('s'), index, count - 1));
        }
    }
}
