using Mono.Cecil;

namespace ClusterTools.StartupProfile;

/// <summary>Finds the methods of an assembly that a log names, and refers to them from another module.</summary>
/// <param name="assembly">Where they are.</param>
/// <param name="profile">What refers to them.</param>
internal sealed class MethodFinder(ModuleDefinition assembly, ModuleDefinition profile)
{
    private readonly Dictionary<string, TypeDefinition> _types = assembly.GetTypes().ToDictionary(type => type.FullName.Replace('/', '+'));

    /// <summary>The overloads that the log can mean: it tells types of parameters in the compiler's own words, so that their number alone is compared.</summary>
    public IEnumerable<MethodReference> Find(JittedMethod method)
    {
        if (!_types.TryGetValue(method.Type.Name, out var type) || Resolve(method.Type.Arguments) is not { } typeArguments || Resolve(method.Arguments) is not { } methodArguments
            || typeArguments.Count != type.GenericParameters.Count)
            yield break;
        foreach (var candidate in type.Methods)
        {
            if (candidate.Name == method.Name && candidate.Parameters.Count == method.ParameterCount && candidate.GenericParameters.Count == methodArguments.Count)
                yield return Instantiate(profile.ImportReference(candidate), typeArguments, methodArguments);
        }
    }

    private static MethodReference Instantiate(MethodReference method, List<TypeReference> typeArguments, List<TypeReference> methodArguments)
    {
        if (typeArguments.Count > 0)
        {
            var type = new GenericInstanceType(method.DeclaringType);
            typeArguments.ForEach(type.GenericArguments.Add);
            method.DeclaringType = type;
        }

        if (methodArguments.Count == 0)
            return method;
        var instance = new GenericInstanceMethod(method);
        methodArguments.ForEach(instance.GenericArguments.Add);
        return instance;
    }

    private List<TypeReference>? Resolve(IReadOnlyList<TypeText> texts)
    {
        var resolved = texts.Select(Resolve).OfType<TypeReference>().ToList();
        return resolved.Count == texts.Count ? resolved : null;
    }

    // Types of the assembly itself, numbers, and the type that stands for every reference type. Vectors of the framework are left out: code for them is never compiled ahead,
    // because it depends on the processor.
    private TypeReference? Resolve(TypeText text)
    {
        var system = profile.TypeSystem;
        var simple = text.Name switch
        {
            "bool" => system.Boolean,
            "byte" => system.Byte,
            "sbyte" => system.SByte,
            "short" => system.Int16,
            "ushort" => system.UInt16,
            "int" => system.Int32,
            "uint" => system.UInt32,
            "long" => system.Int64,
            "ulong" => system.UInt64,
            "float" => system.Single,
            "double" => system.Double,
            "char" => system.Char,
            "System.__Canon" => new TypeReference("System", "__Canon", profile, system.CoreLibrary),
            _ => null,
        };
        if (simple is not null || !_types.TryGetValue(text.Name, out var type) || Resolve(text.Arguments) is not { } arguments || arguments.Count != type.GenericParameters.Count)
            return simple;
        var imported = profile.ImportReference(type);
        if (arguments.Count == 0)
            return imported;
        var instance = new GenericInstanceType(imported);
        arguments.ForEach(instance.GenericArguments.Add);
        return instance;
    }
}
