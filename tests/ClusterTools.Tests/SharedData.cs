namespace ClusterTools.Tests;

/// <summary>The folder of shared data beside the checkout. Tests that lean on it skip where it is missing.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file or folder below the shared folder; skips the calling test where the folder is missing.</summary>
    public static string Path(params string[] parts)
    {
        Assert.SkipWhen(Root is null, "The folder of shared data is not beside this checkout.");
        return System.IO.Path.Combine([Root!, .. parts]);
    }

    /// <summary>Whether a file or folder below the shared folder is there, for tests that do without it.</summary>
    public static bool Exists(string name) => Root is not null && Directory.Exists(System.IO.Path.Combine(Root, name));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ClusterTools.slnx")))
            {
                string shared = System.IO.Path.Combine(folder.Parent!.FullName, "shared");
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
