namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>How an <see cref="AssignmentWorker{TStrategy}"/> finds the nearest centroids: which records have to be looked at, and by what arithmetic. A struct, so that the
/// worker is compiled once for each strategy and its calls are direct.</summary>
/// <remarks>Records come in batches of up to 64; a row is a record's place in a batch. Whatever the strategy, the worker decides and the labels are those of a run in
/// double.</remarks>
internal interface IAssignmentStrategy : IDisposable
{
    /// <summary>Finds out which of the next records need to be scored, for all models, as far as bounds tell.</summary>
    /// <param name="first">The first record: a multiple of 64 from the beginning of the pass.</param>
    /// <param name="count">Records: up to 64.</param>
    void Filter(int first, int count);

    /// <summary>Reads the records, once for all models, where all of them are scored.</summary>
    void Load();

    /// <summary>Scores a batch of records against the centroids of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isEnd">Whether there are no more records, so that what was gathered so far is a batch.</param>
    /// <returns>A bit for each row whose label must be decided; 0 for none.</returns>
    ulong Score(int model, bool isEnd);

    /// <summary>The record in a row of the batch that was scored last.</summary>
    int RecordAt(int model, int row);

    /// <summary>Its values in double.</summary>
    /// <param name="record">The record.</param>
    /// <param name="row">Its row.</param>
    /// <param name="scratch">Room for one record.</param>
    ReadOnlySpan<double> Read(int record, int row, double[] scratch);

    /// <summary>Its nearest centroid, as far as the scores tell.</summary>
    NearestCandidate Nearest(int model, int row);

    /// <summary>Keeps what the scores say of the distance of a record from the centroid of its new label.</summary>
    /// <param name="model">The model.</param>
    /// <param name="row">The row.</param>
    /// <param name="label">The label.</param>
    /// <param name="isSure">Whether the scores decided; otherwise double did.</param>
    void SetUpperBound(int model, int row, int label, bool isSure);

    /// <summary>Notes that a record leaves its cluster.</summary>
    void Leave(int row, int before);

    /// <summary>Keeps what the scores say of the distances from all other centroids, when the labels of the batch are decided.</summary>
    void SetLowerBounds(int model);
}
