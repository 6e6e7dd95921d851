using System.Reflection.Metadata;

namespace ClusterTools.Compatibility.Tests;

/// <summary>The types of an assembly by their full names, and where those are that it forwards.</summary>
internal sealed class AssemblyTypes
{
    private readonly Dictionary<string, FoundType> _types = [];
    private readonly Dictionary<string, string> _forwarded = [];

    public AssemblyTypes(MetadataReader reader)
    {
        Reader = reader;
        Version = reader.GetAssemblyDefinition().Version;
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            _types[TypeNames.Of(reader, type)] = new FoundType(this, type);
        }

        foreach (var handle in reader.ExportedTypes)
        {
            var type = reader.GetExportedType(handle);
            var outermost = type;
            while (outermost.Implementation.Kind == HandleKind.ExportedType)
                outermost = reader.GetExportedType((ExportedTypeHandle)outermost.Implementation);
            if (outermost.Implementation.Kind == HandleKind.AssemblyReference)
                _forwarded[TypeNames.Of(reader, type)] = reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)outermost.Implementation).Name);
        }
    }

    public MetadataReader Reader { get; }

    public Version Version { get; }

    public FoundType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The assembly that a type is forwarded to; a nested one goes with the one around it, whether that is said or not.</summary>
    public string? ForwardsTo(string name) => _forwarded.GetValueOrDefault(name) ?? _forwarded.GetValueOrDefault(name.Split('+')[0]);
}
