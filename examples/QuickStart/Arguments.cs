using System.Globalization;

namespace ClusterTools.QuickStart;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        From a stack of images to a map of its clusters.

          dotnet run -c Release --project examples/QuickStart
          dotnet run -c Release --project examples/QuickStart -- FOLDER [--clusters N] [--output FILE]

          FOLDER        TIFF files, a time point each or many; without it a synthetic movie is made
          --clusters N  clusters; default: as many as the movie has, or 8
          --output FILE .png, .tif, .npy or .csv; default: label-map.png here, which is replaced
        """;

    public const string DefaultOutput = "label-map.png";

    public string? Folder { get; init; }

    public int? Clusters { get; init; }

    public string Output { get; init; } = DefaultOutput;

    /// <summary>Whether a map that is there may be replaced: only the program's own default.</summary>
    public bool MayOverwrite => Output == DefaultOutput;

    /// <exception cref="ArgumentException">An argument is unknown or incomplete.</exception>
    public static Arguments Parse(string[] args)
    {
        var result = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            result = args[i] switch
            {
                "--clusters" => result with { Clusters = Number(Value(args, ref i)) },
                "--output" => result with { Output = Value(args, ref i) },
                ['-', ..] => throw new ArgumentException($"'{args[i]}' is no option of this program."),
                _ when result.Folder is not null => throw new ArgumentException($"One folder is taken; '{args[i]}' is a second one."),
                _ => result with { Folder = args[i] },
            };
        }

        return result;
    }

    private static string Value(string[] args, ref int i) =>
        ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new ArgumentException($"--clusters takes a whole number of at least 1, not '{text}'.");
}
