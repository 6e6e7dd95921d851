using ClusterTools.StartupProfile;

if (args.Length != 3)
{
    Console.Error.WriteLine("Usage: StartupProfile <assembly.dll> <log of the just-in-time compiler> <profile.mibc>");
    Console.Error.WriteLine("The log is what a run with DOTNET_JitDisasmSummary=1 and DOTNET_JitStdOutFile=<log> leaves.");
    return 2;
}

var methods = JitLog.Read(args[1]);
int found = ProfileWriter.Write(args[0], methods, args[2]);
if (found == 0)
{
    Console.Error.WriteLine($"'{args[1]}' names no method of '{args[0]}': either the run did not use it, or the assembly was compiled ahead of time already.");
    return 1;
}

Console.WriteLine($"{found} methods of {Path.GetFileName(args[0])} run before anything is compiled for good.");
return 0;
