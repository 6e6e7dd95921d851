using ClusterTools.Images;
using ClusterTools.Threading;

namespace ClusterTools.Formats.Tiff.Writing;

/// <summary>Writes stacks as multi-page TIFF.</summary>
public static class TiffEncoder
{
    /// <summary>Writes a stack, one page a plane: frame by frame, plane by plane. Channels that are colours lie side by side in a page; others
    /// (<see cref="ChannelLayout.Separate"/>) have a page each. A description as ImageJ writes it gives this program, ImageJ and others the frames, planes and channels.</summary>
    /// <param name="output">Where the file goes; it need not be able to seek.</param>
    /// <param name="stack">The stack; its element type is kept.</param>
    /// <param name="options">How to write it; null for the defaults.</param>
    /// <param name="execution">How to run; null for the defaults. One thread is used.</param>
    /// <remarks>A file that might grow over 4 GB is a BigTIFF. ImageJ itself reads unsigned integers of 8 and 16 bits and 32-bit floating point.</remarks>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Write(Stream output, ImageStack stack, TiffWriteOptions? options = null, ExecutionOptions? execution = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(stack);
        options ??= new TiffWriteOptions();
        bool big = TiffStackWriter.MostBytes(stack, options) > uint.MaxValue;
        new TiffStackWriter(output, stack, options, big).Write(execution ?? ExecutionOptions.Default);
    }
}
