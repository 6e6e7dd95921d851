using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ClusterTools.Completers;

/// <summary>Offers the characters that separate the cells of tables.</summary>
internal sealed class DelimiterCompleter : IArgumentCompleter
{
    private static readonly (string Text, string Name)[] Delimiters = [("','", ","), ("';'", ";"), ("\"`t\"", "tab"), ("'|'", "|"), ("' '", "blanks")];

    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        foreach (var (text, name) in Delimiters)
        {
            if (text.Trim('\'', '"').StartsWith(word, StringComparison.Ordinal))
                yield return new CompletionResult(text, name, CompletionResultType.ParameterValue, string.Format(SR.CompletionDelimiter, name));
        }
    }
}
