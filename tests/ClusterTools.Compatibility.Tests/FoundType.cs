using System.Reflection;
using System.Reflection.Metadata;

namespace ClusterTools.Compatibility.Tests;

/// <summary>A type where it is defined.</summary>
internal sealed class FoundType(AssemblyTypes assembly, TypeDefinition definition)
{
    private HashSet<string>? _members;

    public AssemblyTypes Assembly { get; } = assembly;

    public TypeDefinition Definition { get; } = definition;

    /// <summary>Its fields and methods that another assembly can see, without those that it inherits; those of our own friends, too.</summary>
    public HashSet<string> Members => _members ??= ReadMembers();

    private HashSet<string> ReadMembers()
    {
        var reader = Assembly.Reader;
        var members = new HashSet<string>();
        foreach (var handle in Definition.GetFields())
        {
            var field = reader.GetFieldDefinition(handle);
            if ((field.Attributes & FieldAttributes.FieldAccessMask) > FieldAttributes.Private)
                members.Add($"{field.DecodeSignature(TypeNames.Instance, null)} {reader.GetString(field.Name)}");
        }

        foreach (var handle in Definition.GetMethods())
        {
            var method = reader.GetMethodDefinition(handle);
            members.Add(TypeNames.Of(reader.GetString(method.Name), method.DecodeSignature(TypeNames.Instance, null)));
        }

        return members;
    }
}
