using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace ClusterTools;

/// <summary>
/// Finds the module's dependencies in its own folder where the runtime would not: .NET Framework has no binding redirects for a module, so that a dependency which is
/// referenced in another version than the one beside the module would not load; and .NET refuses a dependency that PowerShell itself carries in an older version.
/// </summary>
public sealed class AssemblyResolution : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(AssemblyResolution).Assembly.Location)!;

    // Of .NET Framework, and of Mono, which is tested in its place.
    private static bool IsFramework => typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <inheritdoc/>
    public void OnImport()
    {
        if (IsFramework)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        else
            CarriedAssemblies.Start();
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (IsFramework)
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        else
            CarriedAssemblies.Stop();
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs arguments)
    {
        string file = Path.Combine(Folder, new AssemblyName(arguments.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }

    /// <summary>
    /// The assemblies that both PowerShell and the module carry. PowerShell 7.2 to 7.4 have Microsoft.Bcl.AsyncInterfaces 5.0, CsvHelper references 8.0: its types are
    /// loaded beside PowerShell's, in a context of their own. A class of its own, since .NET Framework has no load contexts.
    /// </summary>
    private static class CarriedAssemblies
    {
        private static readonly string PowerShellFolder = Path.GetDirectoryName(typeof(PSObject).Assembly.Location)!;

        public static void Start() => AssemblyLoadContext.Default.Resolving += Resolve;

        public static void Stop() => AssemblyLoadContext.Default.Resolving -= Resolve;

        private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
        {
            string file = Path.Combine(Folder, name.Name + ".dll");
            bool carried = File.Exists(Path.Combine(PowerShellFolder, name.Name + ".dll")) && File.Exists(file);
            return carried && AssemblyName.GetAssemblyName(file).Version == name.Version ? Assembly.LoadFile(file) : null;
        }
    }
}
