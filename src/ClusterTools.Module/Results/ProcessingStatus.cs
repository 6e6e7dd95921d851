namespace ClusterTools.Results;

/// <summary>What became of a file of an archive.</summary>
public enum ProcessingStatus
{
    /// <summary>It was worked on.</summary>
    Done,

    /// <summary>Its result was there already.</summary>
    Skipped,

    /// <summary>It could not be worked on.</summary>
    Failed,
}
