using System.Text;
using ClusterTools.Files;
using ClusterTools.Formats.Png;
using ClusterTools.Rendering.Plots.Drawing;

namespace ClusterTools.Rendering.Plots;

/// <summary>Writes plots to files: .svg as text that scales, .png as pixels.</summary>
public static class PlotFile
{
    /// <summary>Pixels of a PNG for each CSS pixel by default.</summary>
    public const double DefaultScale = 2;

    private const string Svg = ".svg";
    private const string Png = ".png";

    /// <summary>Writes a plot, whole or not at all.</summary>
    /// <param name="scene">The plot.</param>
    /// <param name="path">The file; its extension chooses the format.</param>
    /// <param name="scale">Pixels of a PNG for each CSS pixel; an SVG has none.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <exception cref="ArgumentException">The extension is unknown, or the scale is out of range.</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, the folder is missing, or writing failed.</exception>
    public static void Write(PlotScene scene, string path, double scale = DefaultScale, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(scene);
        RequireWritable(path, overwrite);
        if (Extension(path) == Svg)
        {
            byte[] text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(scene.ToSvg());
            WholeFile.Write(path, overwrite, stream => stream.Write(text, 0, text.Length));
            return;
        }

        var picture = scene.ToPicture(scale);
        WholeFile.Write(path, overwrite, stream => PngEncoder.Write(stream, picture));
    }

    /// <summary>Checks before any work that a plot can be written to a file of this name.</summary>
    /// <exception cref="ArgumentException">The extension is unknown.</exception>
    /// <exception cref="IOException">The file exists and <paramref name="overwrite"/> is false, or the folder is missing.</exception>
    public static void RequireWritable(string path, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Extension(path) is not (Svg or Png))
            throw new ArgumentException(string.Format(SR.PlotFormatUnknown, path));
        WholeFile.RequireWritable(path, overwrite);
    }

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}
