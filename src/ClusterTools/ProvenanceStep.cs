namespace ClusterTools;

/// <summary>One processing step of the data's provenance: an object's <c>History</c> is the list of its steps, oldest first.</summary>
/// <param name="Operation">The operation, in a word or two (import, normalize, select, k-means …).</param>
/// <param name="Detail">Its parameters, as text for users.</param>
public sealed record ProvenanceStep(string Operation, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => Detail.Length == 0 ? Operation : $"{Operation}: {Detail}";
}
