using System.Numerics;

namespace ClusterTools.Numerics;

internal static partial class InstructionSets
{
    /// <summary>Panels and padded rows hold two vectors of up to 512 bits; wider ones stay unused.</summary>
    private static InstructionSet Offered => Vector.IsHardwareAccelerated && VariableWidthBits <= 512 ? Setting.Allowed & InstructionSet.VariableWidth : InstructionSet.None;

    private static int VariableWidthBits => 8 * Vector<byte>.Count;
}
