using System.Globalization;
using System.Management.Automation;
using System.Xml.Linq;

namespace ClusterTools.HelpGenerator;

/// <summary>Writes the help file that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XDocument Write(IEnumerable<CommandDescription> commands) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(
            Msh + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            commands.Select(Describe)));

    private static XElement Describe(CommandDescription command) => new(
        Command + "command",
        new XElement(
            Command + "details",
            new XElement(Command + "name", command.Name),
            new XElement(Command + "verb", command.Verb),
            new XElement(Command + "noun", command.Noun),
            Text(command.Synopsis)),
        Text(command.Description),
        new XElement(Command + "syntax", command.ParameterSets.Select(set => Syntax(command, set))),
        new XElement(Command + "parameters", command.Parameters.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Parameter(p, p.Uses.FirstOrDefault(u => u.ByValue || u.ByPropertyName) ?? p.Uses[0], full: true))),
        new XElement(Command + "inputTypes", Inputs(command).Select(t => Typed("inputType", t))),
        new XElement(Command + "returnValues", command.Outputs.Select(t => Typed("returnValue", t))),
        new XElement(Command + "examples", command.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", command.Links.Select(l => new XElement(Maml + "navigationLink", new XElement(Maml + "linkText", l), new XElement(Maml + "uri")))));

    private static XElement Syntax(CommandDescription command, string set)
    {
        var uses = from parameter in command.Parameters
                   let use = parameter.Uses.FirstOrDefault(u => u.Set is null || u.Set == set)
                   where use is not null
                   orderby use.Position ?? int.MaxValue, !use.Mandatory, parameter.Name
                   select Parameter(parameter, use, full: false);
        return new XElement(Command + "syntaxItem", new XElement(Maml + "name", command.Name), uses);
    }

    private static XElement Parameter(ParameterDescription parameter, ParameterUse use, bool full)
    {
        string type = parameter.Type == typeof(SwitchParameter) ? "SwitchParameter" : CommandReader.DisplayName(parameter.Type);
        var text = parameter.Text.ToList();
        if (full && parameter.Values.Count > 0)
            text.AddRange(["Accepted values:", .. parameter.Values.Select(v => $"- {v.Name}: {string.Join(" ", v.Text)}")]);
        return new XElement(
            Command + "parameter",
            new XAttribute("required", use.Mandatory ? "true" : "false"),
            new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"),
            new XAttribute("globbing", parameter.Wildcards ? "true" : "false"),
            new XAttribute("pipelineInput", use.PipelineInput),
            new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
            new XElement(Maml + "name", parameter.Name),
            Text(text),
            parameter.Values.Count == 0 ? null : new XElement(Command + "parameterValueGroup", parameter.Values.Select(v => Value(v.Name, required: false))),
            parameter.Type == typeof(SwitchParameter) && !full ? null : Value(type, parameter.Type != typeof(SwitchParameter)),
            new XElement(Dev + "type", new XElement(Maml + "name", type), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", parameter.Default));
    }

    private static XElement Value(string name, bool required) =>
        new(Command + "parameterValue", new XAttribute("required", required ? "true" : "false"), new XAttribute("variableLength", "false"), name);

    private static IEnumerable<TypeDescription> Inputs(CommandDescription command) =>
        from parameter in command.Parameters
        where parameter.Uses.Any(u => u.ByValue || u.ByPropertyName)
        let type = CommandReader.DisplayName(parameter.Type)
        select new TypeDescription(type, [$"For -{parameter.Name}. {parameter.Text[0]}"]);

    private static XElement Typed(string name, TypeDescription type) => new(
        Command + name,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name), new XElement(Maml + "uri")),
        Text(type.Text));

    private static XElement Example(ExampleDescription example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------------------------- Example {index + 1} --------------------------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs(example.Text)));

    private static XElement Text(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) => paragraphs.Select(p => new XElement(Maml + "para", p));
}
