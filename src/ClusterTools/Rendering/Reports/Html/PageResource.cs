using System.Security.Cryptography;
using System.Text;

namespace ClusterTools.Rendering.Reports.Html;

/// <summary>The style sheet or the script of a report, as embedded in the assembly, with the hash that the page's policy allows it by.</summary>
internal sealed class PageResource
{
    /// <summary>The style sheet.</summary>
    public static readonly PageResource Style = new("report.css");

    /// <summary>The viewer.</summary>
    public static readonly PageResource Script = new("report.js");

    private PageResource(string name)
    {
        using var stream = typeof(PageResource).Assembly.GetManifestResourceStream("ClusterTools.Rendering.Reports.Viewer." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Browsers hash the text with line feeds, however the file was checked out.
        Text = reader.ReadToEnd().Replace("\r\n", "\n");
        using var sha = SHA256.Create();
        Hash = "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(Text)));
    }

    /// <summary>The text, as it goes between the tags.</summary>
    public string Text { get; }

    /// <summary>The source expression of a Content-Security-Policy.</summary>
    public string Hash { get; }
}
