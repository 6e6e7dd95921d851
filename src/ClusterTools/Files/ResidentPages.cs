using System.Runtime.InteropServices;

namespace ClusterTools.Files;

/// <summary>Tells the operating system that the pages of a file that is mapped for reading are not needed in the process's memory. They stay valid: a later access
/// finds them in the system's file cache or on the disk again.</summary>
internal static class ResidentPages
{
    private const int DontNeed = 4;

    /// <summary>Drops the pages of a mapping, where the system knows how; the result is only ever less memory in use.</summary>
    public static unsafe void Drop(byte* start, long length)
    {
        try
        {
            // Unlocking pages that are not locked takes them out of the working set, and then says that they were not locked.
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                VirtualUnlock(start, (nuint)length);
            else
                Advise(start, (nuint)length, DontNeed);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system without these calls decides by itself what to keep.
        }
    }

    [DllImport("kernel32", ExactSpelling = true)]
    private static extern unsafe int VirtualUnlock(void* address, nuint size);

    [DllImport("libc", EntryPoint = "madvise", ExactSpelling = true)]
    private static extern unsafe int Advise(void* address, nuint size, int advice);
}
