namespace ClusterTools.Formats.Stacks;

/// <summary>How much memory there is.</summary>
internal static class MachineMemory
{
    /// <summary>The bytes that this process may use at most: the machine's memory or the container's.</summary>
    public static long Bytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
