using ClusterTools.PowerShellHost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClusterTools.Module.Tests;

/// <summary>Every switch over an enumeration of ours ends in an error, so that a value which is added, or cast, is never taken for another. The compiler is content with any last arm.</summary>
public sealed class SwitchTests
{
    // What a file says, cast as it is: what becomes of another value is the format's rule (a field of an unknown type is skipped, a header is no header).
    private static readonly string[] ReadFromFiles = ["BmpCompression", "LogicalKind", "ParquetCodec", "ParquetPhysicalType", "TgaPixelKind", "TiffFieldType"];

    [Fact]
    public void EndInAnError()
    {
        string source = Path.Combine(PowerShellLocator.RepositoryRoot, "src");
        string[] files = [.. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Where(f => !f.Split(Path.DirectorySeparatorChar).Contains("obj"))];
        SyntaxTree[] trees = [.. files.Select(f => Parse(File.ReadAllText(f), f))];
        HashSet<string> enums = [.. Enums(trees)];
        Assert.Contains("AgglomerativeLinkage", enums);
        enums.ExceptWith(ReadFromFiles);
        string[] open = [.. trees.SelectMany(t => Open(t, enums))];
        Assert.True(open.Length == 0, string.Join(Environment.NewLine, open));
    }

    [Theory]
    [InlineData("x switch { Kind.A => 1, Kind.B => 2, _ => 3 }", true)]
    [InlineData("x switch { Kind.A => 1, Kind.B => 2 }", true)]
    [InlineData("x switch { Kind.A or Kind.B => 1, _ when y => 2, _ => throw e }", false)]
    [InlineData("(x, y) switch { (Kind.A, true) => 1, _ => 2 }", true)]
    [InlineData("x switch { Other.A => 1, _ => 2 }", false)]
    [InlineData("x switch { 1 => 1, _ => 2 }", false)]
    public void ExpressionsAreTold(string expression, bool open) => Assert.Equal(open, IsOpen($"var r = {expression};"));

    [Theory]
    [InlineData("switch (x) { case Kind.A: F(); break; default: G(); break; }", true)]
    [InlineData("switch (x) { case Kind.A: F(); break; case Kind.B: break; }", true)]
    [InlineData("switch (x) { case Kind.A when y: F(); break; default: throw e; }", false)]
    [InlineData("switch (x) { case 1: F(); break; }", false)]
    public void StatementsAreTold(string statement, bool open) => Assert.Equal(open, IsOpen(statement));

    private static bool IsOpen(string statement)
    {
        SyntaxTree[] trees = [Parse($"enum Kind {{ A, B }} class C {{ void M() {{ {statement} }} }}", "C.cs")];
        return Open(trees[0], [.. Enums(trees)]).Any();
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path);

    private static IEnumerable<string> Enums(IEnumerable<SyntaxTree> trees) =>
        trees.SelectMany(t => t.GetRoot().DescendantNodes().OfType<EnumDeclarationSyntax>()).Select(e => e.Identifier.Text);

    /// <summary>The places of switches that do not end in an error.</summary>
    private static IEnumerable<string> Open(SyntaxTree tree, HashSet<string> enums)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            bool open = node switch
            {
                SwitchExpressionSyntax expression => expression.Arms.Any(a => Names(a.Pattern, enums)) && !expression.Arms.Any(EndsInError),
                SwitchStatementSyntax statement => statement.Sections.SelectMany(s => s.Labels).Any(l => Names(l, enums)) && !statement.Sections.Any(EndsInError),
                _ => false,
            };
            if (open)
                yield return $"{tree.FilePath}({tree.GetLineSpan(node.Span).StartLinePosition.Line + 1})";
        }
    }

    private static bool Names(SyntaxNode pattern, HashSet<string> enums) =>
        pattern.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(m => m.Expression is IdentifierNameSyntax type && enums.Contains(type.Identifier.Text));

    private static bool EndsInError(SwitchExpressionArmSyntax arm) => arm is { Pattern: DiscardPatternSyntax, WhenClause: null, Expression: ThrowExpressionSyntax };

    private static bool EndsInError(SwitchSectionSyntax section) =>
        section.Labels.Any(l => l is DefaultSwitchLabelSyntax) && section.Statements.LastOrDefault() is ThrowStatementSyntax;
}
