using System.Xml;
using ClusterTools.Formats.Tiff.Directories;
using ClusterTools.Formats.Tiff.Pages;

namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>Finds the order of the planes: from the metadata of ImageJ, OME, tifffile or MetaMorph, otherwise in the order of the pages.</summary>
internal sealed class TiffArranger(TiffInput input, TiffPageReader reader, List<TiffPage> pages)
{
    private readonly List<DataWarning> _warnings = [];

    /// <summary>Warnings about decisions that had to be made.</summary>
    public IReadOnlyList<DataWarning> Warnings => _warnings;

    /// <summary>Finds the order.</summary>
    public TiffArrangement Arrange()
    {
        if (ImageJDescription.Parse(reader.Description) is { } stack)
            return ArrangeImageJ(stack);
        if (OmeDescription.IsOme(reader.Description))
            return ArrangeOme(reader.Description!);
        if (ShapedDescription.Parse(reader.Description) is { } shaped)
            return ArrangeShaped(shaped);
        if (reader is { MetaMorphPlaneCount: > 1 and <= int.MaxValue, DirectoryCount: 1 } && FindRun(reader.MetaMorphPlaneCount, "UIC2Tag") is { } run)
            return new TiffArrangement(1, (int)reader.MetaMorphPlaneCount, 1, pages, run);
        return TiffArrangement.Plain(pages);
    }

    private TiffArrangement ArrangeImageJ(ImageJDescription stack)
    {
        if (stack.Images > 1 && reader.DirectoryCount == 1 && FindRun(stack.Images, "images") is { } run)
            return Ordered(stack, [pages[0]], run);
        if (stack.Images == pages.Count)
            return Ordered(stack, pages, 0);
        // An image that was cut out of a stack often keeps the description of the whole.
        Warn("MetadataContradictFile", string.Format(SR.TiffImageCountContradicts, stack.Images, pages.Count));
        return TiffArrangement.Plain(pages);
    }

    private TiffArrangement Ordered(ImageJDescription stack, IReadOnlyList<TiffPage> list, long run)
    {
        if (stack.IsConsistent)
            return new TiffArrangement(stack.Frames, stack.Slices, stack.Channels, list, run);
        Warn("MetadataContradictFile", string.Format(SR.TiffAxesContradict, stack.Channels, stack.Slices, stack.Frames, stack.Images));
        return new TiffArrangement(1, stack.Images, 1, list, run);
    }

    private TiffArrangement ArrangeShaped(ShapedDescription shaped)
    {
        if (shaped.PageCount(pages[0].Layout) is not (> 1 and var count))
            return TiffArrangement.Plain(pages);
        long run = 0;
        if (count != pages.Count)
        {
            if (reader.DirectoryCount > 1 || FindRun(count, "shape") is not { } found)
            {
                Warn("MetadataContradictFile", string.Format(SR.TiffImageCountContradicts, count, pages.Count));
                return TiffArrangement.Plain(pages);
            }

            run = found;
        }

        return new TiffArrangement((int)(count / shaped.PlaneCount(pages[0].Layout)), shaped.PlaneCount(pages[0].Layout), 1, pages, run);
    }

    /// <summary>The bytes of a plane, if the planes that the only directory does not list follow its own; null if nothing follows.</summary>
    /// <remarks>Writers do so where more than 4 GB must go into a classic TIFF, whose offsets end there.</remarks>
    private long? FindRun(long count, string source)
    {
        var page = pages[0];
        if (!page.IsOneRun)
            return null;
        long bytes = page.Layout.Height * page.Layout.ChunkRowBytes;
        long held = (input.Length - page.Offsets[0]) / bytes;
        if (held <= 1)
            return null;
        if (held < count)
            throw input.Error(string.Format(SR.TiffRunTruncated, source, count, held), page.Offsets[0]);
        return bytes;
    }

    private TiffArrangement ArrangeOme(string description)
    {
        try
        {
            if (OmeDescription.Parse(description, input.FileName) is { } pixels)
                return new OmeArranger(pages, reader.DirectoryCount, pixels, Warn).Arrange();
            Warn("MetadataElsewhere", SR.OmeMetadataElsewhere);
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            Warn("MetadataUnreadable", string.Format(SR.OmeUnreadable, e.Message));
        }

        return TiffArrangement.Plain(pages);
    }

    private void Warn(string id, string message) => _warnings.Add(new DataWarning(id, message));
}
