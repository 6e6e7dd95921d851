using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ClusterTools.StartupProfile;

/// <summary>Writes a profile as crossgen2 reads it (<c>--mibc</c>): an assembly whose global method <c>AssemblyDictionary</c> names, for each group, the assemblies that it
/// is about and a method; that method loads the token of each method of the group.</summary>
internal static class ProfileWriter
{
    /// <summary>Writes the profile of one assembly.</summary>
    /// <param name="assemblyPath">The assembly.</param>
    /// <param name="methods">Methods of any assemblies; those of others are left out.</param>
    /// <param name="path">The profile.</param>
    /// <returns>How many methods it has.</returns>
    public static int Write(string assemblyPath, IEnumerable<JittedMethod> methods, string path)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        string name = assembly.Name.Name;
        using var profile = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition(Path.GetFileNameWithoutExtension(path), new Version(1, 0)), path, ModuleKind.Dll);
        var module = profile.MainModule;
        var finder = new MethodFinder(assembly.MainModule, module);
        var tokens = new SortedDictionary<string, MethodReference>(StringComparer.Ordinal);
        foreach (var found in methods.SelectMany(finder.Find))
            tokens[found.FullName] = found;

        var group = AddGlobalMethod(module, "Methods");
        foreach (var token in tokens.Values)
        {
            group.Emit(OpCodes.Ldtoken, token);
            group.Emit(OpCodes.Pop);
        }

        group.Emit(OpCodes.Ret);
        var dictionary = AddGlobalMethod(module, "AssemblyDictionary");
        dictionary.Emit(OpCodes.Ldstr, name + ";");
        dictionary.Emit(OpCodes.Ldtoken, group.Body.Method);
        dictionary.Emit(OpCodes.Pop);
        dictionary.Emit(OpCodes.Ret);
        profile.Write(path);
        return tokens.Count;
    }

    private static ILProcessor AddGlobalMethod(ModuleDefinition module, string name)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        module.GetType("<Module>").Methods.Add(method);
        return method.Body.GetILProcessor();
    }
}
