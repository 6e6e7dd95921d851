using System.Globalization;

namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>What ImageJ says of a hyperstack in the description of the first page: lines of <c>name=value</c>. Its planes come channel by channel, then slice by
/// slice, then frame by frame (<see href="https://imagej.net/ij/developer/source/ij/io/FileSaver.java.html">getDescriptionString</see>).</summary>
internal sealed record ImageJDescription(int Images, int Channels, int Slices, int Frames)
{
    /// <summary>How such a description begins.</summary>
    public const string Signature = "ImageJ=";

    /// <summary>Whether the axes account for all images.</summary>
    public bool IsConsistent => (long)Channels * Slices <= int.MaxValue && (long)Channels * Slices * Frames == Images;

    /// <summary>Reads a description; null if it is none of ImageJ's.</summary>
    public static ImageJDescription? Parse(string? text)
    {
        if (text is null || !text.StartsWith(Signature, StringComparison.Ordinal))
            return null;
        int? images = null;
        int channels = 1, frames = 1;
        int? slices = null;
        foreach (string line in text.Split('\n'))
        {
            int equals = line.IndexOf('=');
            if (equals < 0 || !int.TryParse(line.Substring(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < 1)
                continue;
            switch (line.Substring(0, equals))
            {
                case "images":
                    images = value;
                    break;
                case "channels":
                    channels = value;
                    break;
                case "slices":
                    slices = value;
                    break;
                case "frames":
                    frames = value;
                    break;
                default:
                    break;
            }
        }

        // A plain stack names its images alone: they are slices.
        int all = images ?? 1;
        return new ImageJDescription(all, channels, slices ?? (channels == 1 && frames == 1 ? all : 1), frames);
    }

    /// <summary>Writes a description from which ImageJ, and this decoder, restore the order of the planes.</summary>
    public string Format()
    {
        bool hyperstack = Channels > 1 || Frames > 1;
        string text = FormattableString.Invariant($"{Signature}1.11a\nimages={Images}\nchannels={Channels}\nslices={Slices}\nframes={Frames}\n");
        return text + (hyperstack ? "hyperstack=true\nmode=grayscale\n" : string.Empty) + "loop=false\n";
    }
}
