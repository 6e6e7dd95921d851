namespace ClusterTools.Formats.Stacks;

/// <summary>How much memory there is.</summary>
internal static class MachineMemory
{
    /// <summary>This target has no way to ask: the allocation itself will tell.</summary>
    public static long Bytes => long.MaxValue;
}
