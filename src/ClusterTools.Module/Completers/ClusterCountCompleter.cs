using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ClusterTools.Completers;

/// <summary>Offers numbers of clusters that are worth a try; for a parameter that takes many, ranges too.</summary>
internal sealed class ClusterCountCompleter : IArgumentCompleter
{
    private static readonly string[] Counts = ["2", "3", "5", "8", "10", "15", "20", "30", "50", "100", "200"];
    private static readonly string[] Ranges = ["2..10", "5..15", "10..30", "5,10,15,20,30,50,100,200"];

    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string[] choices = commandName.StartsWith("Find-", StringComparison.OrdinalIgnoreCase) ? [.. Ranges, .. Counts] : Counts;
        foreach (string choice in choices)
        {
            if (choice.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
                yield return new CompletionResult(choice, choice, CompletionResultType.ParameterValue, string.Format(SR.CompletionClusterCount, choice));
        }
    }
}
