namespace ClusterTools.Benchmarks;

/// <summary>The options of a command: alternating names and values.</summary>
internal static class CommandOptions
{
    public static Dictionary<string, string> Parse(string[] arguments)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i + 1 < arguments.Length; i += 2)
            options[arguments[i]] = arguments[i + 1];
        return options;
    }
}
