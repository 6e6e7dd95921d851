using System.Reflection;

namespace ClusterTools.Formats.Stacks;

/// <summary>Decoders in assemblies of their own: a file ClusterTools.Decoder.*.dll next to the engine is loaded, and each public class in it that implements
/// <see cref="IImageDecoder"/> and has a constructor without parameters becomes a decoder.</summary>
internal static class DecoderAssemblies
{
    private const string Pattern = "ClusterTools.Decoder.*.dll";

    /// <summary>The decoders in the assemblies of a folder, by the assemblies' names.</summary>
    /// <param name="folder">The folder; empty where there is none, as in a program that is a single file.</param>
    /// <param name="failures">Gets a line for each assembly that could not be used. One such must not keep all pictures from being read.</param>
    public static List<IImageDecoder> Find(string folder, List<string> failures)
    {
        var decoders = new List<IImageDecoder>();
        if (!Directory.Exists(folder))
            return decoders;
        foreach (string path in Directory.GetFiles(folder, Pattern).OrderBy(p => p, StringComparer.Ordinal))
        {
            try
            {
                decoders.AddRange(Assembly.LoadFrom(path).GetExportedTypes().Where(IsDecoder).Select(t => (IImageDecoder)Activator.CreateInstance(t)!));
            }
            catch (Exception e)
            {
                // Whatever goes wrong in there: a library that is missing, a version that does not fit, a constructor that throws.
                failures.Add(string.Format(SR.DecoderAssemblyFailed, Path.GetFileName(path), (e is TargetInvocationException ? e.InnerException! : e).Message));
            }
        }

        return decoders;
    }

    private static bool IsDecoder(Type type) =>
        !type.IsAbstract && typeof(IImageDecoder).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null;
}
