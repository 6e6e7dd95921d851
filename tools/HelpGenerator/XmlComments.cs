using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ClusterTools.HelpGenerator;

/// <summary>The XML comments of the assemblies, as plain paragraphs.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _members = [];

    public XmlComments(IEnumerable<string> files)
    {
        foreach (var member in files.SelectMany(f => XDocument.Load(f).Descendants("member")))
            _members[member.Attribute("name")!.Value] = member;
    }

    /// <summary>Turns a reference to code into the words of a user: the name of a cmdlet for its class, otherwise the member's own name.</summary>
    public Func<string, string?> NameOf { get; set; } = _ => null;

    public XElement? Of(Type type) => Find($"T:{type.FullName}");

    public XElement? Of(PropertyInfo property) => Find($"P:{property.DeclaringType!.FullName}.{property.Name}");

    public XElement? Of(FieldInfo field) => Find($"F:{field.DeclaringType!.FullName}.{field.Name}");

    /// <summary>The paragraphs of an element: its para elements, or its whole text; code is left out.</summary>
    public IReadOnlyList<string> Paragraphs(XElement? element)
    {
        if (element is null)
            return [];
        var paragraphs = new List<string>();
        var loose = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            if (node is XElement { Name.LocalName: "para" } para)
            {
                Flush();
                Append(paragraphs, Text(para));
            }
            else if (node is not XElement { Name.LocalName: "code" })
            {
                loose.Append(NodeText(node));
            }
        }

        Flush();
        return paragraphs;

        void Flush()
        {
            Append(paragraphs, loose.ToString());
            loose.Clear();
        }
    }

    /// <summary>Lines of code without the indentation that the comment gave them.</summary>
    public static string Code(XElement code)
    {
        string[] lines = code.Value.Replace("\r", string.Empty).Trim('\n').TrimEnd().Split('\n');
        int indent = lines.Where(l => l.Trim().Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join("\n", lines.Select(l => l.Length >= indent ? l[indent..] : l.TrimStart()));
    }

    private static void Append(List<string> paragraphs, string text)
    {
        text = WhiteSpace().Replace(text, " ").Trim();
        if (text.Length > 0)
            paragraphs.Add(text);
    }

    private XElement? Find(string id) => _members.GetValueOrDefault(id);

    private string Text(XElement element) => string.Concat(element.Nodes().Select(NodeText));

    private string NodeText(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" } reference => Reference(reference),
        XElement inner => Text(inner),
        _ => string.Empty,
    };

    private string Reference(XElement element)
    {
        string target = (element.Attribute("cref") ?? element.Attribute("langword") ?? element.Attribute("name") ?? element.Attribute("href"))!.Value;
        if (!element.IsEmpty)
            return Text(element);
        return NameOf(target) ?? target[(target.Split('(')[0].LastIndexOfAny([':', '.']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
