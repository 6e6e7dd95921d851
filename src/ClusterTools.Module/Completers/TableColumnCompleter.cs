using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using ClusterTools.Formats.Records;
using ClusterTools.Formats.Series;

namespace ClusterTools.Completers;

/// <summary>Offers the names in the header of the table that a command is given.</summary>
internal sealed class TableColumnCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        return ReadNames(fakeBoundParameters)
            .Where(name => name.Length > 0 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(Quote(name), name, CompletionResultType.ParameterValue, string.Format(SR.CompletionColumn, name)));
    }

    private static IReadOnlyList<string> ReadNames(IDictionary parameters)
    {
        bool literal = parameters.Contains("LiteralPath");
        if (!literal && !parameters.Contains("Path"))
            return [];
        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand("Resolve-Path").AddParameter(literal ? "LiteralPath" : "Path", parameters[literal ? "LiteralPath" : "Path"]).AddParameter("ErrorAction", "Ignore");
            var files = shell.Invoke<PathInfo>();
            return files.Count == 0 ? [] : SeriesReader.ReadColumnNames(files[0].ProviderPath, Options(parameters));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or RuntimeException)
        {
            // A file that cannot be read has no columns to offer; the command itself reports why.
            return [];
        }
    }

    private static SeriesReadOptions Options(IDictionary parameters) => new()
    {
        SkipRows = parameters["SkipRow"] is { } rows && int.TryParse(rows.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0,
        Delimiter = parameters["Delimiter"]?.ToString() is { Length: 1 } delimiter ? delimiter[0] : null,
    };

    private static string Quote(string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c == '_') ? name : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
