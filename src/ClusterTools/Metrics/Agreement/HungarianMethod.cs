namespace ClusterTools.Metrics.Agreement;

/// <summary>The minimum-cost assignment, by the Hungarian method with potentials (Kuhn 1955; Munkres 1957): rows are added one by one, each along a shortest augmenting
/// path of reduced costs, which takes O(n³) steps in total.</summary>
internal static class HungarianMethod
{
    /// <summary>Assigns a distinct column to each row.</summary>
    /// <param name="cost">The cost of each row with each column; there are at least as many columns as rows.</param>
    /// <returns>The column of each row.</returns>
    public static int[] Solve(long[,] cost)
    {
        int rows = cost.GetLength(0);
        int columns = cost.GetLength(1);
        var rowPotential = new long[rows];
        var columnPotential = new long[columns];
        var rowOfColumn = new int[columns];
        Array.Fill(rowOfColumn, -1);
        var distance = new long[columns];
        var cameFrom = new int[columns];
        var done = new bool[columns];
        for (int start = 0; start < rows; start++)
        {
            Array.Fill(distance, long.MaxValue);
            Array.Clear(done, 0, columns);
            int row = start;
            int last = -1;
            do
            {
                // The nearest column from the rows of the current path (ties: the lowest index).
                int next = -1;
                for (int column = 0; column < columns; column++)
                {
                    if (done[column])
                        continue;
                    long reduced = cost[row, column] - rowPotential[row] - columnPotential[column];
                    if (reduced < distance[column])
                    {
                        distance[column] = reduced;
                        cameFrom[column] = last;
                    }

                    if (next < 0 || distance[column] < distance[next])
                        next = column;
                }

                long step = distance[next];
                rowPotential[start] += step;
                for (int column = 0; column < columns; column++)
                {
                    if (done[column])
                    {
                        rowPotential[rowOfColumn[column]] += step;
                        columnPotential[column] -= step;
                    }
                    else
                    {
                        distance[column] -= step;
                    }
                }

                done[next] = true;
                last = next;
                row = rowOfColumn[next];
            }
            while (row >= 0);

            // Augment along the path, from its free column back to the new row.
            for (int column = last; column >= 0; column = cameFrom[column])
                rowOfColumn[column] = cameFrom[column] < 0 ? start : rowOfColumn[cameFrom[column]];
        }

        var columnOfRow = new int[rows];
        for (int column = 0; column < columns; column++)
        {
            if (rowOfColumn[column] >= 0)
                columnOfRow[rowOfColumn[column]] = column;
        }

        return columnOfRow;
    }
}
