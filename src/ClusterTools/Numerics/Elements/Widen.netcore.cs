using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ClusterTools.Numerics.Elements;

internal static partial class Widen
{
    [MethodImpl(KernelLoop.Options)]
    private static unsafe void FromBytes(ReadOnlySpan<byte> source, Span<double> destination)
    {
        if (!InstructionSets.HasAvx2)
        {
            ThroughSingles(source, destination);
            return;
        }

        fixed (byte* from = source)
        fixed (double* to = destination)
        {
            int i = 0;
            for (; i <= source.Length - 8; i += 8)
            {
                var whole = Avx2.ConvertToVector256Int32(from + i);
                Avx.ConvertToVector256Double(whole.GetLower()).Store(to + i);
                Avx.ConvertToVector256Double(whole.GetUpper()).Store(to + i + 4);
            }

            for (; i < source.Length; i++)
                to[i] = from[i];
        }
    }
}
