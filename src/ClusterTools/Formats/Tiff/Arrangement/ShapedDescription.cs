using System.Globalization;
using System.Text.RegularExpressions;
using ClusterTools.Formats.Tiff.Pages;

namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>What tifffile says of an array that it wrote, in the description of the first page: <c>{"shape": [20, 5, 512, 512]}</c>. With <c>"truncated": true</c>
/// the file has one directory, and the planes follow one another (<see href="https://github.com/cgohlke/tifffile">tifffile</see>).</summary>
internal sealed record ShapedDescription(IReadOnlyList<int> Shape)
{
    private static readonly Regex Pattern = new(@"^\{.*""shape"": ?\[([0-9, ]{1,200})\]", RegexOptions.CultureInvariant);

    /// <summary>Reads a description; null if it is none of this kind.</summary>
    public static ShapedDescription? Parse(string? text)
    {
        if (text is null || !text.StartsWith('{') || text.Length > 10_000 || Pattern.Match(text) is not { Success: true } match)
            return null;
        var shape = new List<int>();
        foreach (string part in match.Groups[1].Value.Split(','))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int length) || length < 1)
                return null;
            shape.Add(length);
        }

        return new ShapedDescription(shape);
    }

    /// <summary>The pages that the array fills; null where its last axes are not those of the page.</summary>
    public long? PageCount(TiffLayout layout)
    {
        if (LeadingAxes(layout) is not { } axes)
            return null;
        long count = 1;
        for (int i = 0; i < axes && count <= int.MaxValue; i++)
            count *= Shape[i];
        return count <= int.MaxValue ? count : null;
    }

    /// <summary>Planes of a frame: of an array with four axes or more the last but rows and columns; otherwise all pages.</summary>
    public int PlaneCount(TiffLayout layout)
    {
        int axes = LeadingAxes(layout) ?? 0;
        return axes == 0 ? 1 : Shape[axes - 1];
    }

    /// <summary>The axes before those of a page.</summary>
    private int? LeadingAxes(TiffLayout layout)
    {
        int samples = layout.SampleCount > 1 ? 1 : 0;
        int axes = Shape.Count - 2 - samples;
        if (axes < 0)
            return null;
        int[] page = samples == 0 ? [layout.Height, layout.Width]
            : layout.IsPlanar ? [layout.SampleCount, layout.Height, layout.Width] : [layout.Height, layout.Width, layout.SampleCount];
        for (int i = 0; i < page.Length; i++)
        {
            if (Shape[axes + i] != page[i])
                return null;
        }

        return axes;
    }
}
