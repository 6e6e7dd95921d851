using System.Globalization;

namespace ClusterTools.Rendering.Reports.Html;

/// <summary>Writes HTML element by element. Every text and attribute value is escaped; end tags match because the writer keeps the open elements itself.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    /// <summary>Elements within a line of text, where a line break would show as a space.</summary>
    private static readonly HashSet<string> Inline = ["a", "bdi", "button", "circle", "data", "label", "output", "strong", "svg", "text", "title"];

    private readonly Stack<string> _open = new();

    /// <summary>Writes a start tag.</summary>
    /// <param name="name">The element.</param>
    /// <param name="attributes">Names and values; an attribute with the value null is written by its name alone.</param>
    public HtmlWriter Open(string name, params (string Name, string? Value)[] attributes)
    {
        Tag(name, attributes);
        _open.Push(name);
        return this;
    }

    /// <summary>Writes an element without content, such as <c>meta</c>.</summary>
    public HtmlWriter Void(string name, params (string Name, string? Value)[] attributes)
    {
        Tag(name, attributes);
        return this;
    }

    /// <summary>Writes the end tag of the innermost open element.</summary>
    public HtmlWriter Close()
    {
        string name = _open.Pop();
        output.Write("</");
        output.Write(name);
        output.Write(Inline.Contains(name) ? ">" : ">\n");
        return this;
    }

    /// <summary>Writes an element that holds text only.</summary>
    public HtmlWriter Element(string name, string text, params (string Name, string? Value)[] attributes) => Open(name, attributes).Text(text).Close();

    /// <summary>Writes text, escaped.</summary>
    public HtmlWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>Writes text of unknown origin (a file name, a label, a title), kept apart from the direction of the text around it.</summary>
    public HtmlWriter Foreign(string text)
    {
        output.Write("<bdi>");
        Escape(text);
        output.Write("</bdi>");
        return this;
    }

    /// <summary>Writes markup of the module itself: a chart, base64, a script.</summary>
    public HtmlWriter Raw(string markup)
    {
        output.Write(markup);
        return this;
    }

    /// <summary>A number as attributes have it: invariant, with at most six significant digits.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A whole number as attributes have it.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private void Tag(string name, (string Name, string? Value)[] attributes)
    {
        output.Write('<');
        output.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            output.Write(' ');
            output.Write(attribute);
            if (value is null)
                continue;
            output.Write("=\"");
            Escape(value);
            output.Write('"');
        }

        output.Write('>');
    }

    private void Escape(string text)
    {
        foreach (char c in text)
        {
            switch (c)
            {
                case '<':
                    output.Write("&lt;");
                    break;
                case '>':
                    output.Write("&gt;");
                    break;
                case '&':
                    output.Write("&amp;");
                    break;
                case '"':
                    output.Write("&quot;");
                    break;
                case '\'':
                    output.Write("&#39;");
                    break;
                default:
                    // HTML has no way to write other control characters.
                    output.Write(char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c);
                    break;
            }
        }
    }
}
