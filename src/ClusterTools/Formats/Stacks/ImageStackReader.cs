using ClusterTools.Images;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Stacks;

/// <summary>Reads image files into one stack, on all cores: over files, and over the pages of files that hold many.</summary>
/// <remarks>
/// <para>A file gives as many frames as its metadata say (ImageJ, OME), otherwise one frame whose planes are its pages; <see cref="ImageStackReadOptions.PlaneCount"/>
/// regroups pages. The first file that can be read decides the size, type and planes of a frame. A file that cannot be read, or whose frames are of another shape,
/// is left out with a <see cref="FileFailure"/>; the stack's <see cref="ImageStack.Warnings"/> and <see cref="ImageStack.History"/> say so.</para>
/// <para>Where single-page files are grouped into frames, the groups are determined by the position of the files in the list: a group that lacks a file is left out whole, so that
/// planes never move to another depth.</para>
/// </remarks>
public static class ImageStackReader
{
    /// <summary>Reads files, in the order given, into one stack.</summary>
    /// <param name="files">The files (see <see cref="Files.NaturalPathComparer"/> for their order).</param>
    /// <param name="options">Which frames, and how pages make frames; null for all frames as the files have them.</param>
    /// <param name="execution">Threads, cancellation and progress.</param>
    /// <exception cref="ArgumentException">There are no files, an option is out of range, or <see cref="ImageStackReadOptions.Skip"/> leaves no frame.</exception>
    /// <exception cref="IOException">The stack does not fit into memory.</exception>
    public static ImageStackReadResult Read(IReadOnlyList<string> files, ImageStackReadOptions? options = null, ExecutionOptions? execution = null) =>
        Read(files, options, execution, ImageFormatRegistry.Open);

    /// <summary>Reads through another way of opening files, as tests do.</summary>
    internal static ImageStackReadResult Read(
        IReadOnlyList<string> files, ImageStackReadOptions? options, ExecutionOptions? execution, Func<string, ImageReadOptions, ImageSource> open)
    {
        ArgumentNullException.ThrowIfNull(files);
        options ??= new ImageStackReadOptions();
        if (files.Count == 0)
            throw new ArgumentException(SR.NoFiles, nameof(files));
        RequireAtLeast(options.Skip, 0, nameof(options.Skip));
        RequireAtLeast(options.First ?? 1, 1, nameof(options.First));
        RequireAtLeast(options.PlaneCount ?? 1, 1, nameof(options.PlaneCount));
        using var reading = new StackReading(files, options, execution ?? ExecutionOptions.Default, open);
        return reading.Run();
    }

    private static void RequireAtLeast(int value, int minimum, string name)
    {
        if (value < minimum)
            throw new ArgumentOutOfRangeException(name, string.Format(SR.ValueTooSmall, name, value, minimum));
    }
}
