namespace ClusterTools.Neighbors;

/// <summary>The state and scratch memory of one worker that finds candidates.</summary>
internal interface ICandidateWorker : IDisposable
{
    /// <summary>Adds the candidates of a run of records.</summary>
    /// <param name="first">The first record.</param>
    /// <param name="count">The number of records.</param>
    void Take(int first, int count);

    /// <summary>Adds all buffered candidates to the shared lists.</summary>
    void Finish();
}
