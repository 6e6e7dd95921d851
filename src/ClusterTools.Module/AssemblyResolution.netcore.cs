using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using ClusterTools.Files;

namespace ClusterTools;

/// <summary>
/// Finds the libraries that the engine needs where the engine is compiled ahead for one kind of machine: they are in the folder above, once for all of them. Their names
/// are the module's own, so this answers no question that another module asks.
/// </summary>
public sealed class AssemblyResolution : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AssemblyLoadContext.Default.Resolving -= Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name?.StartsWith("ClusterTools.", StringComparison.Ordinal) != true)
            return null;
        string file = Path.Combine(InstallationFolder.FullName, name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
