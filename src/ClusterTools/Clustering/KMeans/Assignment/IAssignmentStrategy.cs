namespace ClusterTools.Clustering.KMeans.Assignment;

/// <summary>How an <see cref="AssignmentWorker{TStrategy}"/> finds the nearest centroids: which records have to be scored, and by what arithmetic. Implemented by structs,
/// so that the worker is compiled once per strategy and its calls are direct.</summary>
/// <remarks>Records come in batches of up to 64; a row is a record's index in a batch. Whatever the strategy, the worker decides, and the labels are those of a run in
/// double.</remarks>
internal interface IAssignmentStrategy : IDisposable
{
    /// <summary>Finds which of the next records need to be scored, for all models, according to their bounds.</summary>
    /// <param name="first">The first record: a multiple of 64 from the start of the pass.</param>
    /// <param name="count">The number of records: up to 64.</param>
    void Filter(int first, int count);

    /// <summary>Reads the records, once for all models, if all of them are scored.</summary>
    void Load();

    /// <summary>Scores a batch of records against the centroids of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isEnd">Whether there are no more records, so that a partial batch has to be scored.</param>
    /// <returns>A bit for each row whose label must be decided; 0 for none.</returns>
    ulong Score(int model, bool isEnd);

    /// <summary>The record in a row of the batch that was scored last.</summary>
    int RecordAt(int model, int row);

    /// <summary>The values of a record in double.</summary>
    /// <param name="record">The record.</param>
    /// <param name="row">Its row in the batch.</param>
    /// <param name="scratch">A buffer for one record.</param>
    ReadOnlySpan<double> Read(int record, int row, double[] scratch);

    /// <summary>The nearest centroid of a row, as far as the scores tell.</summary>
    NearestCandidate Nearest(int model, int row);

    /// <summary>Derives the upper bound of a record, on the distance from the centroid of its new label, from the scores.</summary>
    /// <param name="model">The model.</param>
    /// <param name="row">The row.</param>
    /// <param name="label">The label.</param>
    /// <param name="isSure">Whether the scores decided; otherwise double precision did.</param>
    void SetUpperBound(int model, int row, int label, bool isSure);

    /// <summary>Notes that a record left its cluster.</summary>
    void Leave(int row, int before);

    /// <summary>Derives the lower bounds, on the distances from all other centroids, from the scores, once the labels of the batch are decided.</summary>
    void SetLowerBounds(int model);
}
