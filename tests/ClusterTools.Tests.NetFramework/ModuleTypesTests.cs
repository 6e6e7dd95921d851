using System.Reflection;

namespace ClusterTools.Tests;

/// <summary>The module's assembly as Windows PowerShell loads it: every type, and an object of every cmdlet. To run one takes PowerShell, of which only the reference assembly is here.</summary>
public sealed class ModuleTypesTests
{
    [Fact]
    public void EveryTypeLoadsAndEveryCmdletIsMade()
    {
        string module = Path.Combine(AppContext.BaseDirectory, "module");
        Assembly? Resolve(object sender, ResolveEventArgs arguments)
        {
            string file = Path.Combine(module, new AssemblyName(arguments.Name).Name + ".dll");
            return File.Exists(file) ? Assembly.LoadFrom(file) : null;
        }

        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        try
        {
            // One type that does not load is an exception that names it.
            var types = Assembly.LoadFrom(Path.Combine(module, "ClusterTools.Module.dll")).GetTypes();
            var cmdlets = types.Where(type => type.IsPublic && !type.IsAbstract && type.Name.EndsWith("Command", StringComparison.Ordinal)).ToList();
            Assert.InRange(cmdlets.Count, 30, int.MaxValue);
            Assert.All(cmdlets, type => Assert.NotNull(Activator.CreateInstance(type)));
        }
        finally
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }
}
