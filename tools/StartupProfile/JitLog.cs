using System.Text.RegularExpressions;

namespace ClusterTools.StartupProfile;

/// <summary>Reads what a runtime writes with <c>DOTNET_JitDisasmSummary=1</c>: a line for each method that was compiled as it ran.</summary>
internal static partial class JitLog
{
    /// <summary>The methods of a log, each once.</summary>
    public static IReadOnlyCollection<JittedMethod> Read(string path)
    {
        var methods = new Dictionary<string, JittedMethod>();
        foreach (string line in File.ReadLines(path))
        {
            var match = Line().Match(line);
            if (match.Success && !methods.ContainsKey(match.Value))
                methods.Add(match.Value, Parse(match));
        }

        return methods.Values;
    }

    private static JittedMethod Parse(Match match)
    {
        string name = match.Groups["name"].Value;
        IReadOnlyList<TypeText> arguments = [];

        // Generic arguments stand behind the name; a compiler-generated name may hold brackets of its own before.
        int open = name.IndexOf('[');
        if (open > 0 && name[^1] == ']')
            (name, arguments) = (name[..open], TypeText.ParseList(name[(open + 1)..^1]));
        return new JittedMethod(TypeText.Parse(match.Groups["type"].Value), name, arguments, TypeText.Split(match.Groups["parameters"].Value).Count());
    }

    // "  12: JIT compiled Some.Type`1[int]:Method[long](int,System.String):this [Tier0, IL size=16, code size=48]"
    [GeneratedRegex(@"JIT compiled (?<type>\S+?):(?<name>\.?[^:(]+)\((?<parameters>.*)\)(:\S+)? \[", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
