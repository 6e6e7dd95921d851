using System.Xml.Linq;
using ClusterTools.Files;

namespace ClusterTools.Clustering.Search;

/// <summary>Labels in a JSON file: little-endian integers of 1, 2 or 4 bytes in base 64, in pieces of a length that any reader accepts.</summary>
internal static class PackedLabels
{
    private const int PieceLabels = 1 << 20;

    public static XElement ToElement(string name, int[] labels, int clusterCount)
    {
        int width = Width(clusterCount);
        var element = new XElement(name, JsonEntry.Type("array"));
        for (int first = 0; first < labels.Length; first += PieceLabels)
        {
            var bytes = new byte[Math.Min(PieceLabels, labels.Length - first) * width];
            for (int i = 0; i < bytes.Length; i++)
                bytes[i] = unchecked((byte)(labels[first + (i / width)] >> (8 * (i % width))));
            element.Add(JsonEntry.Text("item", Convert.ToBase64String(bytes)));
        }

        return element;
    }

    /// <exception cref="FormatException">The number of labels is wrong, or one is out of range.</exception>
    public static int[] FromElement(XElement element, int count, int clusterCount)
    {
        int width = Width(clusterCount);
        var labels = new int[count];
        long at = 0;
        foreach (var piece in element.Elements())
        {
            foreach (byte part in Convert.FromBase64String(piece.Value))
            {
                if (at / width >= count)
                    throw new FormatException(string.Format(SR.LengthsDiffer, element.Name.LocalName, (at / width) + 1, count));
                labels[at / width] |= part << (int)(8 * (at % width));
                at++;
            }
        }

        if (at != (long)count * width)
            throw new FormatException(string.Format(SR.LengthsDiffer, element.Name.LocalName, at / width, count));
        int wrong = Array.FindIndex(labels, label => label < 0 || label >= clusterCount);
        return wrong < 0 ? labels : throw new FormatException(string.Format(SR.IndexOutOfRange, "label", labels[wrong], clusterCount - 1));
    }

    private static int Width(int clusterCount) => clusterCount <= 1 << 8 ? 1 : clusterCount <= 1 << 16 ? 2 : 4;
}
