using ClusterTools.DependencyRenamer;

if (args.Length < 4)
{
    Console.Error.WriteLine("Usage: DependencyRenamer <prefix> <folder> <friend> <assembly.dll>...");
    Console.Error.WriteLine("Writes each assembly into the folder with the prefix before its name, has them refer to each other by these names, and");
    Console.Error.WriteLine("makes their types internal: visible to each other and to the assembly that is called friend.");
    return 2;
}

AssemblyRenamer.Rename(args[0], args[1], args[2], args[3..]);
return 0;
