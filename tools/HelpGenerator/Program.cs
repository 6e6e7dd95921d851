using System.Reflection;
using ClusterTools.HelpGenerator;

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: HelpGenerator <module.dll> <help.xml>");
    return 2;
}

string assemblyPath = Path.GetFullPath(args[0]);
var comments = new XmlComments(Directory.GetFiles(Path.GetDirectoryName(assemblyPath)!, "ClusterTools*.xml"));
var commands = CommandReader.Read(Assembly.LoadFrom(assemblyPath), comments);
var help = MamlWriter.Write(commands);
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[1]))!);
help.Save(args[1]);
return 0;
