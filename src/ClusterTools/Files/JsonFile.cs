using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ClusterTools.Files;

/// <summary>JSON files in the XML form that the framework's own reader gives them.</summary>
internal static class JsonFile
{
    private const int MostNested = 16;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longestText">The most characters of one text in it.</param>
    /// <exception cref="FormatException">It is empty, or no JSON; the message says which, and does not name the file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static XElement Load(string path, int longestText)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length == 0)
            throw new FormatException(SR.FileEmpty);
        var quotas = new XmlDictionaryReaderQuotas { MaxDepth = MostNested, MaxStringContentLength = longestText };
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(stream, Encoding.UTF8, quotas, onClose: null);
            return XElement.Load(reader);
        }
        catch (Exception e) when (IsDamage(e))
        {
            // The reader speaks of XML, which nobody has written.
            throw new FormatException(SR.JsonDamaged, e);
        }
    }

    /// <summary>Whether an exception comes from a file that does not hold what it should.</summary>
    public static bool IsDamage(Exception e) => e is FormatException or XmlException or SerializationException or ArgumentException or OverflowException
        or InvalidOperationException or IndexOutOfRangeException;

    /// <summary>What was wrong with a file, in words that its reader understands.</summary>
    public static string Reason(Exception e) => e is FormatException or ArgumentException ? e.Message : SR.JsonDamaged;
}
