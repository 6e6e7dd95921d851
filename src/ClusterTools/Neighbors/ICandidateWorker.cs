namespace ClusterTools.Neighbors;

/// <summary>What one worker has of its own to find candidates.</summary>
internal interface ICandidateWorker : IDisposable
{
    /// <summary>Adds the candidates of a run of records.</summary>
    /// <param name="first">The first record.</param>
    /// <param name="count">How many.</param>
    void Take(int first, int count);

    /// <summary>Hands over what has been held back.</summary>
    void Finish();
}
