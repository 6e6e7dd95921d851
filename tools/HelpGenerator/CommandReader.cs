using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace ClusterTools.HelpGenerator;

/// <summary>Reads the cmdlets of an assembly. Attributes are read as metadata, because those of the reference assembly of PowerShell keep nothing.</summary>
internal static class CommandReader
{
    public static IReadOnlyList<CommandDescription> Read(Assembly assembly, XmlComments comments)
    {
        var types = assembly.GetExportedTypes().Where(t => Attributes<CmdletAttribute>(t).Any()).ToDictionary(t => t, NameOf);
        var names = types.ToDictionary(t => $"T:{t.Key.FullName}", t => t.Value);
        comments.NameOf = id => names.GetValueOrDefault(id) ?? (id.StartsWith("P:ClusterTools.Commands.", StringComparison.Ordinal) ? $"-{id[(id.LastIndexOf('.') + 1)..]}" : null);
        return [.. types.OrderBy(t => t.Value, StringComparer.Ordinal).Select(t => Describe(t.Key, comments, names))];
    }

    private static CommandDescription Describe(Type type, XmlComments comments, Dictionary<string, string> names)
    {
        var cmdlet = Attributes<CmdletAttribute>(type).Single();
        var comment = comments.Of(type);
        var parameters = Parameters(type, comments);
        var sets = parameters.SelectMany(p => p.Uses).Select(u => u.Set).OfType<string>().Distinct().ToList();
        if (Named(cmdlet, nameof(CmdletAttribute.DefaultParameterSetName)) is string first && sets.Remove(first))
            sets.Insert(0, first);
        if (Named(cmdlet, nameof(CmdletAttribute.SupportsShouldProcess)) is true)
            parameters.AddRange(ShouldProcessParameters());
        var summary = comments.Paragraphs(comment?.Element("summary"));
        var remarks = comments.Paragraphs(comment?.Element("remarks"));
        return new CommandDescription((string)cmdlet.ConstructorArguments[0].Value!, (string)cmdlet.ConstructorArguments[1].Value!)
        {
            Synopsis = summary,
            Description = remarks.Count > 0 ? remarks : summary,
            Parameters = parameters,
            ParameterSets = sets.Count > 0 ? sets : [string.Empty],
            Outputs = [.. Attributes<OutputTypeAttribute>(type).SelectMany(OutputTypes).Select(t => new TypeDescription(DisplayName(t), comments.Paragraphs(comments.Of(t)?.Element("summary"))))],
            Examples = [.. Elements(comment, "example").Select(e => new ExampleDescription(comments.Paragraphs(e), XmlComments.Code(e.Element("code")!)))],
            Links = [.. Elements(comment, "seealso").Select(e => Link(e, names))],
        };
    }

    /// <summary>The name that a user of PowerShell knows a type by.</summary>
    public static string DisplayName(Type type)
    {
        if (type.IsArray)
            return $"{DisplayName(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        return DisplayNameOf(Nullable.GetUnderlyingType(type) ?? type);

        static string DisplayNameOf(Type t) => t.IsPrimitive || t.Namespace is "System" or "System.Management.Automation" or "System.IO" || t.IsEnum ? t.Name : t.FullName!;
    }

    private static List<ParameterDescription> Parameters(Type type, XmlComments comments)
    {
        object instance = Activator.CreateInstance(type)!;
        return [.. type.GetProperties().Where(p => Attributes<ParameterAttribute>(p).Any()).Select(p => Describe(p, instance, comments))];
    }

    private static ParameterDescription Describe(PropertyInfo property, object instance, XmlComments comments)
    {
        var element = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
        element = Nullable.GetUnderlyingType(element) ?? element;
        var text = comments.Paragraphs(comments.Of(property)?.Element("summary")).ToList();
        if (Attributes<ValidateRangeAttribute>(property).FirstOrDefault() is { ConstructorArguments.Count: 2 } range)
            text.Add(RangeText(range.ConstructorArguments[0].Value, range.ConstructorArguments[1].Value));
        var uses = Attributes<ParameterAttribute>(property).Select(Use).ToList();
        return new ParameterDescription(property.Name, property.PropertyType)
        {
            Text = text,
            Aliases = [.. Attributes<AliasAttribute>(property).SelectMany(a => ((IEnumerable<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!).Select(v => (string)v.Value!))],
            Values = element.IsEnum
                ? [.. element.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => new TypeDescription(f.Name, comments.Paragraphs(comments.Of(f)?.Element("summary"))))]
                : [],
            // What has to be given has no default, whatever the property begins with.
            Default = uses.Exists(u => u.Mandatory) ? "None" : DefaultText(property.GetValue(instance)),
            Wildcards = Attributes<SupportsWildcardsAttribute>(property).Any(),
            Uses = uses,
        };
    }

    private static ParameterUse Use(CustomAttributeData attribute) => new(
        Named(attribute, nameof(ParameterAttribute.ParameterSetName)) as string,
        Named(attribute, nameof(ParameterAttribute.Mandatory)) is true,
        Named(attribute, nameof(ParameterAttribute.Position)) as int?,
        Named(attribute, nameof(ParameterAttribute.ValueFromPipeline)) is true,
        Named(attribute, nameof(ParameterAttribute.ValueFromPipelineByPropertyName)) is true);

    private static IEnumerable<ParameterDescription> ShouldProcessParameters()
    {
        yield return Switch("WhatIf", "wi", "Shows what would be written. Nothing is written.");
        yield return Switch("Confirm", "cf", "Asks for confirmation before anything is written.");

        static ParameterDescription Switch(string name, string alias, string text) => new(name, typeof(SwitchParameter))
        {
            Text = [text],
            Aliases = [alias],
            Values = [],
            Default = "False",
            Wildcards = false,
            Uses = [new ParameterUse(null, false, null, false, false)],
        };
    }

    // The greatest number of a type is no limit to a person.
    private static string RangeText(object? least, object? most) => most is int.MaxValue or long.MaxValue or double.MaxValue
        ? $"{Text(least)} or more."
        : $"From {Text(least)} to {Text(most)}.";

    private static string DefaultText(object? value) => value switch
    {
        null or ICollection { Count: 0 } or string { Length: 0 } => "None",
        SwitchParameter => "False",
        IEnumerable list and not string => string.Join(", ", list.Cast<object>().Select(Text)),
        _ => Text(value),
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Link(XElement element, Dictionary<string, string> names) => element.Attribute("cref") is { } cref
        ? names.GetValueOrDefault(cref.Value) ?? throw new InvalidOperationException($"A related link is not a cmdlet: {cref.Value}")
        : element.Value;

    private static string NameOf(Type type)
    {
        var arguments = Attributes<CmdletAttribute>(type).Single().ConstructorArguments;
        return $"{arguments[0].Value}-{arguments[1].Value}";
    }

    private static IEnumerable<Type> OutputTypes(CustomAttributeData attribute) => attribute.ConstructorArguments.SelectMany(a => a.Value switch
    {
        Type type => [type],
        IEnumerable<CustomAttributeTypedArgument> list => list.Select(v => v.Value).OfType<Type>(),
        _ => [],
    });

    private static IEnumerable<XElement> Elements(XElement? comment, string name) => comment?.Elements(name) ?? [];

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;

    private static IEnumerable<CustomAttributeData> Attributes<T>(MemberInfo member)
    {
        // A property that a class inherits has its attributes on the base's declaration, which reflection hands over with it.
        return member.GetCustomAttributesData().Where(a => a.AttributeType.FullName == typeof(T).FullName);
    }
}
