
namespace ClusterTools.Arguments;

/// <summary>What Import-ImageStack makes of files.</summary>
public enum ImportKind
{
    /// <summary>All files together give one stack; they must have one shape.</summary>
    Stack,

    /// <summary>Each file gives a stack of its own, of any size, as soon as it is read.</summary>
    Picture,
}
