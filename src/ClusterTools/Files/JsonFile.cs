using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ClusterTools.Files;

/// <summary>JSON files, read as XML elements by the framework's JSON reader.</summary>
internal static class JsonFile
{
    private const int MostNested = 16;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longestText">The maximum number of characters of a string in it.</param>
    /// <exception cref="FormatException">The file is empty or not JSON; the message says which, and does not name the file.</exception>
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
            // The reader's own message speaks of XML, which no user wrote.
            throw new FormatException(SR.JsonDamaged, e);
        }
    }

    /// <summary>Whether an exception means that a file's content is invalid.</summary>
    public static bool IsDamage(Exception e) => e is FormatException or XmlException or SerializationException or ArgumentException or OverflowException
        or InvalidOperationException or IndexOutOfRangeException;

    /// <summary>What is wrong with a file, in terms its users understand.</summary>
    public static string Reason(Exception e) => e is FormatException or ArgumentException ? e.Message : SR.JsonDamaged;
}
