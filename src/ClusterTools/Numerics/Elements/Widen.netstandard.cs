namespace ClusterTools.Numerics.Elements;

internal static partial class Widen
{
    private static void FromBytes(ReadOnlySpan<byte> source, Span<double> destination) => ThroughSingles(source, destination);
}
