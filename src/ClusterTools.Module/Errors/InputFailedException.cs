using System.Management.Automation;

namespace ClusterTools.Errors;

/// <summary>Ends the work on one input of the pipeline; the base of the cmdlets writes its error, and the rest continues. It never leaves a cmdlet.</summary>
internal sealed class InputFailedException(ErrorRecord error) : Exception(error.ToString(), error.Exception)
{
    /// <summary>What went wrong with the input.</summary>
    public ErrorRecord Error { get; } = error;
}
