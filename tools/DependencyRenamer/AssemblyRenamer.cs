using Mono.Cecil;

namespace ClusterTools.DependencyRenamer;

/// <summary>Copies assemblies under other names, with no public types: a type literal such as <c>[CsvHelper.CsvReader]</c> looks for public types in all assemblies of a
/// session, whatever their names. Namespaces, versions and code stay. A strong name goes, because the key that signed it is its owner's; .NET asks for none, and .NET
/// Framework only where the referring assembly has one.</summary>
internal static class AssemblyRenamer
{
    /// <summary>Renames assemblies together.</summary>
    /// <param name="prefix">What comes before each name.</param>
    /// <param name="folder">Where the copies go, as <c>prefix + name.dll</c>.</param>
    /// <param name="friend">The assembly that uses them. It and the others of the list are friends of each.</param>
    /// <param name="paths">The assemblies.</param>
    public static void Rename(string prefix, string folder, string friend, string[] paths)
    {
        Directory.CreateDirectory(folder);
        HashSet<string> names = [.. paths.Select(path => Path.GetFileNameWithoutExtension(path))];
        foreach (string path in paths)
        {
            using var assembly = AssemblyDefinition.ReadAssembly(path);
            string name = prefix + assembly.Name.Name;
            Anonymize(assembly.Name, name);
            assembly.MainModule.Name = name + ".dll";
            assembly.MainModule.Attributes &= ~ModuleAttributes.StrongNameSigned;
            foreach (var module in assembly.Modules)
            {
                foreach (var reference in module.AssemblyReferences.Where(reference => names.Contains(reference.Name)))
                    Anonymize(reference, prefix + reference.Name);
            }

            Hide(assembly, [friend, .. names.Select(other => prefix + other).Where(other => other != name)]);
            assembly.Write(Path.Combine(folder, name + ".dll"), new WriterParameters { DeterministicMvid = true });
        }
    }

    // A nested type is as visible as the type around it.
    private static void Hide(AssemblyDefinition assembly, IEnumerable<string> friends)
    {
        var module = assembly.MainModule;
        BindAttributes(module);
        foreach (var type in module.Types)
        {
            // What was internal before is nothing for friends, either: out of the namespaces that they use. The compiler knows some types of System by their names.
            if (type.IsNotPublic && type.Namespace.Length > 0 && !type.Namespace.StartsWith("System", StringComparison.Ordinal) && !type.Namespace.StartsWith("Microsoft", StringComparison.Ordinal))
                type.Namespace = "Internal." + type.Namespace;
            type.IsNotPublic = true;
        }

        var attribute = new TypeReference("System.Runtime.CompilerServices", "InternalsVisibleToAttribute", module, module.TypeSystem.CoreLibrary);
        var constructor = new MethodReference(".ctor", module.TypeSystem.Void, attribute) { HasThis = true };
        constructor.Parameters.Add(new ParameterDefinition(module.TypeSystem.String));
        foreach (string friend in friends)
            assembly.CustomAttributes.Add(new CustomAttribute(constructor) { ConstructorArguments = { new CustomAttributeArgument(module.TypeSystem.String, friend) } });
    }

    // Attributes name types in text, as that of a state machine does; Cecil renames only in those that were looked at.
    private static void BindAttributes(ModuleDefinition module)
    {
        foreach (var type in module.GetTypes())
        {
            foreach (var attribute in type.CustomAttributes.Concat(type.Methods.SelectMany(method => method.CustomAttributes)))
            {
                if (attribute.Constructor.Parameters.Any(parameter => parameter.ParameterType.FullName == "System.Type"))
                    _ = attribute.ConstructorArguments.Count;
            }
        }
    }

    private static void Anonymize(AssemblyNameReference identity, string name)
    {
        identity.Name = name;
        identity.PublicKey = [];
        identity.PublicKeyToken = [];
        identity.HasPublicKey = false;
    }
}
