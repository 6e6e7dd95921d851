namespace ClusterTools;

/// <summary>One step of what was done to the data: an object's <c>History</c> is the list of them, oldest first.</summary>
/// <param name="Operation">What was done, in one word or two (import, normalize, select, k-means …).</param>
/// <param name="Detail">Its parameters, as a person would write them.</param>
public sealed record ProvenanceStep(string Operation, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => Detail.Length == 0 ? Operation : $"{Operation}: {Detail}";
}
