// Runs examples/quickstart.ps1 in a PowerShell that needs no installing: what it shows is what the module shows at a prompt.
using System.Diagnostics;
using ClusterTools.PowerShellHost;

try
{
    string script = Path.Combine(PowerShellLocator.RepositoryRoot, "examples", "quickstart.ps1");
    string[] arguments = args is ["-h" or "--help"] ? ["-?"] : args;
    var start = PowerShellLocator.Find().CreateStartInfo(["-File", script, .. arguments]);
    // The shell gets Ctrl+C, too, and ends with exit code 0; this program waits for it and returns that of an interrupted one.
    bool interrupted = false;
    Console.CancelKeyPress += (_, e) => e.Cancel = interrupted = true;
    using var shell = Process.Start(start)!;
    shell.WaitForExit();
    return interrupted ? 130 : shell.ExitCode;
}
catch (PowerShellNotFoundException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
