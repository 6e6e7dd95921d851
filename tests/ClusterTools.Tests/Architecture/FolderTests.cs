using System.Text.RegularExpressions;

namespace ClusterTools.Tests.Architecture;

/// <summary>Folders say what they hold: they are the namespaces, and none is a heap.</summary>
public sealed class FolderTests
{
    /// <summary>More than this and a folder hides the ideas that its files share.</summary>
    private const int MostFiles = 25;

    [Fact]
    public void AFolderIsANamespace()
    {
        string engine = Path.Combine(Repository(), "src", "ClusterTools");
        var wrong = new List<string>();
        // The polyfills are what other namespaces lack.
        foreach (string file in SourceFiles(engine).Where(f => !Relative(f, engine).StartsWith("Polyfills", StringComparison.Ordinal)))
        {
            string folder = Path.GetDirectoryName(Relative(file, engine))!;
            string expected = folder.Length == 0 ? "ClusterTools" : $"ClusterTools.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
            string actual = Regex.Match(File.ReadAllText(file), @"^namespace\s+([\w.]+)", RegexOptions.Multiline).Groups[1].Value;
            if (actual != expected)
                wrong.Add($"{Relative(file, engine)}: namespace {actual}, not {expected}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void NoFolderIsAHeap()
    {
        string source = Path.Combine(Repository(), "src");
        var heaps = from file in SourceFiles(source)
                    group file by Path.GetDirectoryName(file)! into folder
                    where folder.Count() > MostFiles
                    select $"{Relative(folder.Key, source)} holds {folder.Count()} files, more than {MostFiles}";
        string[] found = [.. heaps];
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public void OnePlaceDecidesAboutInstructionSets()
    {
        string engine = Path.Combine(Repository(), "src", "ClusterTools");
        var elsewhere = from file in SourceFiles(engine)
                        where !Relative(file, engine).StartsWith(Path.Combine("Numerics", "InstructionSets."), StringComparison.Ordinal)
                        where Regex.IsMatch(File.ReadAllText(file), @"\.(IsSupported|IsHardwareAccelerated)\b")
                        select Relative(file, engine);
        Assert.Empty(elsewhere);
    }

    private static string Relative(string path, string folder) => path.Substring(folder.Length).TrimStart(Path.DirectorySeparatorChar);

    private static IEnumerable<string> SourceFiles(string folder)
    {
        string[] files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        string[] built = ["bin", "obj"];
        return files.Where(f => !Relative(f, folder).Split(Path.DirectorySeparatorChar).Intersect(built).Any());
    }

    /// <summary>The checkout that the tests were built in.</summary>
    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClusterTools.slnx")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The tests do not run in a checkout.");
        return folder!.FullName;
    }
}
