using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;
using ClusterTools.Series.Building;

namespace ClusterTools.Tests;

/// <summary>The zebrafish data of the shared folder: 20 frames of 2 planes of 76 x 87 pixels, built from the first values of the binary series.</summary>
internal static class FishData
{
    public const int Frames = 20;
    public static readonly GridShape Grid = new(2, 76, 87);

    /// <summary>The stack; skips the calling test where the shared folder is missing.</summary>
    public static ImageStack Stack()
    {
        byte[] file = File.ReadAllBytes(SharedData.Path("data", "fish_series", "key02_00000-key01_00000-key00_00000.bin"));
        var frames = Enumerable.Range(0, Frames).Select(_ => new byte[Grid.Count]).ToArray();
        for (int at = 0; at < file.Length; at += 246)
        {
            int row = BitConverter.ToInt16(file, at);
            int column = BitConverter.ToInt16(file, at + 2);
            int plane = BitConverter.ToInt16(file, at + 4);
            int voxel = Voxel(plane, row, column);
            for (int t = 0; t < Frames; t++)
                frames[t][voxel] = file[at + 6 + t];
        }

        return new ImageStack(frames, Grid, 1, ChannelLayout.Gray, ElementType.UInt8);
    }

    /// <summary>A record a voxel.</summary>
    public static SeriesSet Series() => SeriesBuilder.FromStack(Stack());

    public static int Voxel(int plane, int row, int column) => (((plane * Grid.Rows) + row) * Grid.Columns) + column;

    /// <summary>The record numbers of [plane, row, column] triples.</summary>
    public static int[] Records(ReferenceFile triples) => [.. triples.IntRows.Select(v => Voxel(v[0], v[1], v[2]))];
}
