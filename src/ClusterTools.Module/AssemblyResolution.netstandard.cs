using System.Management.Automation;
using System.Reflection;

namespace ClusterTools;

/// <summary>
/// Finds the module's System.* assemblies in its own folder on .NET Framework, which has no binding redirects for a module: one that is referenced in another version than
/// the one beside the module would not load. Only requests of the module's own assemblies are answered: another module may need another version, and the framework keeps
/// several. .NET has these assemblies itself.
/// </summary>
public sealed class AssemblyResolution : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Folder = FolderOf(typeof(AssemblyResolution).Assembly);

    // Of .NET Framework, and of Mono, which is tested in its place.
    private static bool IsFramework => typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <inheritdoc/>
    public void OnImport()
    {
        if (IsFramework)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (IsFramework)
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs arguments)
    {
        if (arguments.RequestingAssembly is not { IsDynamic: false } requester || FolderOf(requester) != Folder)
            return null;
        string file = Path.Combine(Folder, new AssemblyName(arguments.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }

    // An assembly that was loaded from bytes has no file, and the framework no folder for an empty path.
    private static string FolderOf(Assembly assembly) => assembly.Location.Length == 0 ? string.Empty : Path.GetDirectoryName(assembly.Location)!;
}
