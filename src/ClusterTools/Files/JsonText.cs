using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ClusterTools.Files;

/// <summary>JSON in memory, in the XML form that the framework's own reader and writer give it.</summary>
internal static class JsonText
{
    private const int MostNested = 16;

    public static string Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(stream, Encoding.UTF8, ownsStream: false))
            root.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <exception cref="XmlException">It is no JSON.</exception>
    public static XElement Read(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var quotas = new XmlDictionaryReaderQuotas { MaxDepth = MostNested, MaxStringContentLength = 1 << 24 };
        using var reader = JsonReaderWriterFactory.CreateJsonReader(bytes, quotas);
        return XElement.Load(reader);
    }
}
