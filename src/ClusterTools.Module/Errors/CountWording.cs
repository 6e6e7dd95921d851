using System.Text.RegularExpressions;

namespace ClusterTools.Errors;

/// <summary>Puts the noun after a count of one into the singular: messages have one text for any count.</summary>
internal static class CountWording
{
    private static readonly Regex One = new(
        @"(?<![\d.,×^-])1 (record|value|cluster|frame|plane|channel|pixel|row|column|file|region|component|feature|sample|colour|page|byte|model|picture|image|iteration|line|corner|start|label|object|set|tile|step|time point|number|name|group)s\b( (?:are|have|were|do)\b)?",
        RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal) { ["entry"] = "entries", ["pass"] = "passes", ["leaf"] = "leaves" };

    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal) { [" are"] = " is", [" have"] = " has", [" were"] = " was", [" do"] = " does" };

    /// <summary>The text with "1 record" for "1 records".</summary>
    public static string Agree(string text)
    {
        foreach (var plural in Plurals)
            text = Regex.Replace(text, $@"(?<![\d.,×^-])1 {plural.Value}\b", $"1 {plural.Key}");
        return One.Replace(text, match => $"1 {match.Groups[1].Value}{(match.Groups[2].Success ? Verbs[match.Groups[2].Value] : "")}");
    }
}
