using ClusterTools.Images;

namespace ClusterTools.Formats.Stacks;

/// <summary>The result of reading files: one stack of those that could be read, and a failure for each of the others.</summary>
/// <param name="Stack">The stack; null where no file could be read.</param>
/// <param name="Failures">The files that were left out, in their order.</param>
public sealed record ImageStackReadResult(ImageStack? Stack, IReadOnlyList<FileFailure> Failures);
