namespace ClusterTools.Tests.Architecture;

/// <summary>Finds folders that use each other in a circle.</summary>
internal static class FolderCircle
{
    /// <summary>The uses that make a shortest circle, in its order; none where there is no circle.</summary>
    /// <param name="uses">Which types use which, of different folders.</param>
    /// <param name="folderOf">The folder of a type.</param>
    public static IReadOnlyList<(Type User, Type Used)> Find(IEnumerable<(Type User, Type Used)> uses, Func<Type, string> folderOf)
    {
        // One use stands for all between the same two folders.
        var arrows = uses.GroupBy(use => (From: folderOf(use.User), To: folderOf(use.Used))).ToDictionary(g => g.Key, g => g.First());
        var next = arrows.Keys.ToLookup(arrow => arrow.From, arrow => arrow.To);
        IReadOnlyList<(Type User, Type Used)> shortest = [];
        foreach (string start in next.Select(folder => folder.Key))
        {
            var cameFrom = new Dictionary<string, string>();
            var queue = new Queue<string>([start]);
            while (queue.Count > 0 && !cameFrom.ContainsKey(start))
            {
                string folder = queue.Dequeue();
                foreach (string to in next[folder].Where(to => !cameFrom.ContainsKey(to)))
                {
                    cameFrom.Add(to, folder);
                    queue.Enqueue(to);
                }
            }

            if (!cameFrom.ContainsKey(start))
                continue;
            var circle = new List<(Type User, Type Used)>();
            string at = start;
            do
            {
                circle.Insert(0, arrows[(cameFrom[at], at)]);
                at = cameFrom[at];
            }
            while (at != start);
            if (shortest.Count == 0 || circle.Count < shortest.Count)
                shortest = circle;
        }

        return shortest;
    }
}
