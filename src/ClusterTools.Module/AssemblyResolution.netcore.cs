using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using ClusterTools.Files;

namespace ClusterTools;

/// <summary>Finds the module's dependencies where the module is compiled ahead for one kind of machine: they lie in the folder above, once for all of them.</summary>
public sealed class AssemblyResolution : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AssemblyLoadContext.Default.Resolving -= Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        string file = Path.Combine(InstallationFolder.FullName, name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
