using ClusterTools.Images;
using ClusterTools.Rendering.Reports.Html;
using ClusterTools.Rendering.Reports.Maps;
using ClusterTools.Rendering.Reports.Studies;

namespace ClusterTools.Rendering.Reports.Sections;

/// <summary>The map: every plane with anatomy, colours, outlines and numbers, which the reader switches; and the voxels in space, for the viewer.</summary>
internal sealed class MapSection
{
    // A page of more pictures than this is slow to open, and nobody looks at each.
    private const int MostPlanes = 60;

    // The height of digits as a part of the width of a plane: legible where several planes next to each other are 240 pixels wide, and one alone 900.
    private const double DigitShare = 1 / 24.0;
    private const double LoneDigitShare = 1 / 40.0;

    private readonly Study _study;
    private readonly VoxelSample _voxels;
    private readonly MapPictures _pictures;
    private readonly bool _hasAnatomy;

    /// <exception cref="ArgumentException">The background does not match the labels, or there are more planes than points are allowed.</exception>
    public MapSection(Study study, ImageStack? background, int maximumPointCount)
    {
        _study = study;
        _voxels = new VoxelSample(study, maximumPointCount);
        _pictures = new MapPictures(study, _voxels, background);
        _hasAnatomy = background is not null;
    }

    /// <summary>The grid of the voxels that are shown.</summary>
    public GridShape Shape => _voxels.Shape;

    /// <summary>Writes map and space next to each other.</summary>
    public void Write(HtmlWriter html, string id)
    {
        html.Open("div", ("class", "pair"));
        WriteMap(html, id);
        if (_voxels.Shape.Planes > 1)
            WriteSpace(html, id);
        html.Close();
        WriteData(html);
    }

    private void WriteMap(HtmlWriter html, string id)
    {
        int planes = _voxels.Shape.Planes, every = (planes + MostPlanes - 1) / MostPlanes;
        html.Open("section", ("class", "map")).Element("h3", "Map").Open("div", ("class", "panel mapbox"));
        html.Open("fieldset", ("class", "views")).Element("legend", "Show");
        WriteView(html, id, "fill", "colours", isChosen: true);
        WriteView(html, id, "outline", "outlines", isChosen: false);
        if (_hasAnatomy)
            WriteView(html, id, "anatomy", "anatomy", isChosen: false);
        html.Close().Open("div", ("class", planes / every > 8 ? "planes many" : "planes"));
        for (int plane = 0; plane < planes; plane += every)
            WritePlane(html, plane, planes);
        html.Close();
        html.Element("p", Legend(planes, every), ("class", "hint")).Close().Close();
    }

    private static void WriteView(HtmlWriter html, string id, string value, string text, bool isChosen)
    {
        (string, string?)[] attributes = [("type", "radio"), ("name", id + "-view"), ("value", value)];
        html.Open("label").Void("input", isChosen ? [.. attributes, ("checked", null)] : attributes).Text(text).Close();
    }

    private void WritePlane(HtmlWriter html, int plane, int planes)
    {
        int columns = _voxels.Shape.Columns, rows = _voxels.Shape.Rows;
        string width = HtmlWriter.Number(columns), height = HtmlWriter.Number(rows);
        int[] labels = _pictures.Labels(plane);
        html.Open("figure").Open("div", ("class", "stage"), ("data-plane", HtmlWriter.Number(plane)));
        html.Open("svg", ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-label", planes == 1 ? "Map of the clusters" : $"Map of the clusters, plane {plane}"));
        if (_pictures.Anatomy(plane) is { } anatomy)
            Layer("anatomy", anatomy);
        Layer("fill", _pictures.Fill(plane));
        Layer("edge", _pictures.Outlines(labels));
        double digit = columns * (planes == 1 ? LoneDigitShare : DigitShare);
        html.Open("g", ("class", "numbers"), ("transform", $"scale({HtmlWriter.Number(digit)})"));
        foreach (var (label, x, y) in NumberPlaces.Find(labels, columns, _study.Clustering.ClusterCount, digit))
            html.Element("text", HtmlWriter.Number(label), ("x", HtmlWriter.Number(x / digit)), ("y", HtmlWriter.Number(y / digit)), ("data-cluster", HtmlWriter.Number(label)));
        html.Close().Close().Close();
        if (planes > 1)
            html.Element("figcaption", $"Plane {plane}");
        html.Close();

        void Layer(string name, string uri) => html.Open("image", ("class", name), ("width", width), ("height", height), ("preserveAspectRatio", "none"), ("href", uri)).Close();
    }

    private string Legend(int planes, int every)
    {
        string text = (_study.Coloring switch
        {
            LabelColoring.Similarity => "Clusters with similar centroids have similar colours",
            LabelColoring.Label => "Colours tell clusters apart and mean nothing else",
            LabelColoring.Centroid => "Each cluster has the colour of its centroid",
            LabelColoring.Gray => "Clusters are grey in the order of their numbers",
            _ => throw EnumGuard.Unexpected(_study.Coloring),
        }) + (_study.Similarity is null ? "." : "; the brighter a voxel, the more closely it follows its centroid.");
        if (_voxels.Step > 1)
            text += $" Every {Ordinal(_voxels.Step)} row and column is shown.";
        if (every > 1)
            text += $" Every {Ordinal(every)} of {planes} planes is drawn.";
        return text;
    }

    private static string Ordinal(int number) => (number % 10, number % 100 / 10) switch
    {
        (1, not 1) => $"{number}st",
        (2, not 1) => $"{number}nd",
        (3, not 1) => $"{number}rd",
        _ => $"{number}th",
    };

    private void WriteSpace(HtmlWriter html, string id)
    {
        // A stack of few planes would look like a sheet: they are drawn apart, by at most six times the distance of rows.
        double spacing = Math.Clamp(Math.Round(0.3 * Math.Max(_voxels.Shape.Rows, _voxels.Shape.Columns) / _voxels.Shape.Planes * 2) / 2, 1, 6);
        html.Open("section", ("class", "cloud"), ("hidden", null)).Element("h3", "In space").Open("div", ("class", "panel")).Open("div", ("class", "space")).Close();
        html.Open("div", ("class", "tools")).Open("label", ("for", id + "-spacing")).Text("Plane spacing ").Close()
            .Void("input", ("type", "range"), ("id", id + "-spacing"), ("min", "1"), ("max", "30"), ("step", "0.5"), ("value", HtmlWriter.Number(spacing))).Open("button", ("type", "button")).Text("Reset view").Close().Close();
        html.Element("p", "Voxels in space: drag or use the arrow keys to turn, + and − or two fingers to zoom, click to isolate a cluster.", ("class", "hint")).Close().Close();
    }

    private void WriteData(HtmlWriter html)
    {
        int[] positions = _voxels.Positions;
        int count = positions.Length;
        bool wide = _study.Clustering.ClusterCount > 256;
        var labels = new byte[wide ? 2 * count : count];
        for (int i = 0; i < count; i++)
        {
            int label = _study.Clustering.Labels[_voxels.RecordAt[positions[i]]];
            labels[wide ? 2 * i : i] = (byte)label;
            if (wide)
                labels[(2 * i) + 1] = (byte)(label >> 8);
        }

        DataBlock.Write(html, "positions", count, 1, DataBlock.Gaps(positions));
        DataBlock.Write(html, "labels", count, wide ? 2 : 1, labels);
        if (_study.Similarity is { } similarity)
            DataBlock.Write(html, "fit", count, 1, Array.ConvertAll(positions, p => (byte)(((similarity[_voxels.RecordAt[p]] + 1) * 127.5) + 0.5)));
    }
}
