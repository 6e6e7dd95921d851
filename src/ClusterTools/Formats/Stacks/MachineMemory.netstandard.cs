namespace ClusterTools.Formats.Stacks;

/// <summary>How much memory there is.</summary>
internal static class MachineMemory
{
    /// <summary>This target cannot query it: the allocation itself shows whether there is enough.</summary>
    public static long Bytes => long.MaxValue;
}
