using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace ClusterTools.PowerShellHost;

/// <summary>
/// The one place where a PowerShell is found: the program that <c>CLUSTERTOOLS_PWSH</c> names, or else the .NET tool that
/// <c>.config/dotnet-tools.json</c> pins, which is restored where it is missing.
/// </summary>
public static class PowerShellLocator
{
    /// <summary>The environment variable that names an installed <c>pwsh</c> to use instead of the pinned tool.</summary>
    public const string Variable = "CLUSTERTOOLS_PWSH";

    private const string Remedy = $"Set {Variable} to the path of an installed pwsh, 7.6 or later, to run in that one.";

    private static readonly TimeSpan HangLimit = TimeSpan.FromMinutes(5);

    /// <summary>The folder of the repository that this assembly was built in.</summary>
    /// <exception cref="DirectoryNotFoundException">The assembly lies outside of it.</exception>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>Finds a PowerShell and restores the pinned one if it is not there yet, which takes a download of some 70 MB, once.</summary>
    /// <exception cref="PowerShellNotFoundException">There is none: the variable names something else, or the tool cannot be restored.</exception>
    public static PowerShellCommand Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? FromProgram(path) : FromManifest(Path.Combine(RepositoryRoot, ".config", "dotnet-tools.json"));

    /// <summary>An installed PowerShell 7, which is asked for its version.</summary>
    /// <param name="path">What <see cref="Variable"/> names: a file, or a name on the search path.</param>
    /// <exception cref="PowerShellNotFoundException">It cannot be run or is something else.</exception>
    public static PowerShellCommand FromProgram(string path)
    {
        string[] versions;
        try
        {
            var answer = Run(path, ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", "\"$($PSVersionTable.PSVersion) $([Environment]::Version)\""]);
            versions = answer.Output.Trim().Split(' ');
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException)
        {
            throw new PowerShellNotFoundException($"{Variable} is '{path}', which cannot be run ({OneLine(e is Win32Exception native ? new Win32Exception(native.NativeErrorCode).Message : e.Message)}). Set it to the path of an installed pwsh, 7.6 or later, or remove it.");
        }

        return versions.Length == 2 && Version.TryParse(WithoutLabel(versions[0]), out var version) && version.Major == 7 && Version.TryParse(versions[1], out var runtime)
            ? new PowerShellCommand(path, [], version, runtime)
            : throw new PowerShellNotFoundException($"{Variable} is '{path}', which is not PowerShell 7. Set it to the path of an installed pwsh, 7.6 or later, or remove it.");
    }

    /// <summary>PowerShell as a .NET tool, restored if it is not there yet.</summary>
    /// <param name="manifest">The manifest of tools that pins its version.</param>
    /// <exception cref="PowerShellNotFoundException">It cannot be restored.</exception>
    public static PowerShellCommand FromManifest(string manifest)
    {
        string version = ReadVersion(manifest);
        string packages = typeof(PowerShellLocator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "NuGetPackageRoot").Value!;
        // The package's own starter runs this in a second process, which only costs time.
        string program = Path.Combine(packages, "powershell", version, "tools", "net10.0", "any", OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");
        if (!File.Exists(program))
            Restore(manifest, version, program);
        return new PowerShellCommand(DotNet, [program], Version.Parse(WithoutLabel(version)), Environment.Version);
    }

    private static void Restore(string manifest, string version, string program)
    {
        string reason;
        try
        {
            // In the manifest's folder, where the settings of NuGet hold that belong to it.
            var restore = Run(DotNet, ["tool", "restore", "--tool-manifest", manifest], Path.GetDirectoryName(manifest));
            reason = restore.ExitCode == 0 ? $"'{program}' is not there after 'dotnet tool restore'" : OneLine(restore.Error.Length > 0 ? restore.Error : restore.Output);
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException)
        {
            reason = OneLine(e.Message);
        }

        if (!File.Exists(program))
            throw new PowerShellNotFoundException($"PowerShell {version}, which .config/dotnet-tools.json pins, could not be restored ({reason}). {Remedy}");
    }

    private static string ReadVersion(string manifest)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(manifest));
        return document.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString()!;
    }

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    private static (int ExitCode, string Output, string Error) Run(string fileName, string[] arguments, string? folder = null)
    {
        using var process = Process.Start(new ProcessStartInfo(fileName, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(HangLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"it did not end within {HangLimit.TotalMinutes} minutes");
        }

        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>A preview calls itself 7.7.0-preview.1.</summary>
    private static string WithoutLabel(string version) => version.Split('-')[0];

    private static string OneLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault("no reason given").TrimEnd('.');

    private static string FindRepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ClusterTools.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"'{AppContext.BaseDirectory}' is in no copy of the ClusterTools repository.");
    }
}
