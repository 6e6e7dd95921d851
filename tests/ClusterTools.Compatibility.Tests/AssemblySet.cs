using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ClusterTools.Compatibility.Tests;

/// <summary>Assemblies in which references are looked up, as a runtime would: by simple name, through the types that an assembly forwards to another.</summary>
internal sealed class AssemblySet : IDisposable
{
    private readonly List<PEReader> _files = [];
    private readonly Dictionary<string, AssemblyTypes> _assemblies = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="folders">Where an assembly is in several, the first counts.</param>
    public AssemblySet(params string[] folders)
    {
        foreach (string path in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll").Order()))
        {
            var file = new PEReader(File.OpenRead(path));
            _files.Add(file);
            // One of the framework is a module of another.
            if (file.HasMetadata && file.GetMetadataReader() is { IsAssembly: true } reader)
                _assemblies.TryAdd(Path.GetFileNameWithoutExtension(path), new AssemblyTypes(reader));
        }
    }

    public AssemblyTypes? Find(string assembly) => _assemblies.GetValueOrDefault(assembly);

    /// <summary>Every type and member that an assembly refers to and that is not there, each with what it was looked for in.</summary>
    public IReadOnlyList<string> Missing(string assembly)
    {
        var reader = Find(assembly)!.Reader;
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.AssemblyReferences)
        {
            var reference = reader.GetAssemblyReference(handle);
            string name = reader.GetString(reference.Name);
            if (Find(name) is not { } found)
                missing.Add($"assembly {name} {reference.Version}");
            else if (found.Version < reference.Version)
                missing.Add($"assembly {name} {reference.Version}: what there is, is {found.Version}");
        }

        foreach (var handle in reader.TypeReferences)
        {
            if (Resolve(reader, handle) is null)
                missing.Add($"type {Describe(reader, handle)}");
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (Parent(reader, member.Parent) is { } type && type.Assembly.Reader != reader && !HasMember(type, Member(reader, member)))
                missing.Add($"member {TypeNames.Of(type.Assembly.Reader, type.Definition)}: {Member(reader, member)}");
        }

        return [.. missing];
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static string Describe(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var outermost = type;
        while (outermost.ResolutionScope.Kind == HandleKind.TypeReference)
            outermost = reader.GetTypeReference((TypeReferenceHandle)outermost.ResolutionScope);
        string scope = outermost.ResolutionScope.Kind == HandleKind.AssemblyReference ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)outermost.ResolutionScope).Name) : "this assembly";
        return $"{TypeNames.Of(reader, type)} of {scope}";
    }

    private static string Member(MetadataReader reader, MemberReference member)
    {
        string name = reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field
            ? $"{member.DecodeFieldSignature(TypeNames.Instance, null)} {name}"
            : TypeNames.Of(name, member.DecodeMethodSignature(TypeNames.Instance, null));
    }

    /// <summary>The type whose member is referred to; null for an array, whose methods the runtime makes, and for a type that is missing and named as such.</summary>
    private FoundType? Parent(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => Resolve(reader, (TypeReferenceHandle)parent),
        HandleKind.TypeDefinition => new FoundType(AssemblyOf(reader), reader.GetTypeDefinition((TypeDefinitionHandle)parent)),
        HandleKind.TypeSpecification => Generic(reader, (TypeSpecificationHandle)parent) is { IsNil: false } generic ? Parent(reader, generic) : null,
        _ => throw new NotSupportedException($"A member of a {parent.Kind} is not looked up."),
    };

    /// <summary>The generic type that an instance is made of.</summary>
    private static EntityHandle Generic(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var blob = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        blob.ReadCompressedInteger();
        return blob.ReadTypeHandle();
    }

    private bool HasMember(FoundType type, string member)
    {
        for (FoundType? at = type; at is not null; at = Base(at))
        {
            if (at.Members.Contains(member))
                return true;
        }

        return false;
    }

    private FoundType? Base(FoundType type) => type.Definition.BaseType is { IsNil: false } parent ? Parent(type.Assembly.Reader, parent) : null;

    private FoundType? Resolve(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        string name = TypeNames.Of(reader, type);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? FindType(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name), name)
            : AssemblyOf(reader).FindType(name);
    }

    private FoundType? FindType(string assembly, string name)
    {
        for (var found = Find(assembly); found is not null;)
        {
            if (found.FindType(name) is { } type)
                return type;
            found = found.ForwardsTo(name) is { } next ? Find(next) : null;
        }

        return null;
    }

    private AssemblyTypes AssemblyOf(MetadataReader reader) => _assemblies.Values.First(a => a.Reader == reader);
}
