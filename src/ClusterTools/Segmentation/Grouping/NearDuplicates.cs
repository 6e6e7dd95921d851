using ClusterTools.Threading;

namespace ClusterTools.Segmentation.Grouping;

/// <summary>Finds pictures whose thumbnails differ by at most a given amount, and that have the same proportions. Pictures that nearly equal the same picture form one group.</summary>
internal static class NearDuplicates
{
    // Scaling rounds sizes, so proportions may differ by this much.
    private const double ProportionTolerance = 0.03;

    /// <summary>For each picture the largest of its group, or −1.</summary>
    public static int[] Find(IReadOnlyList<PictureSignature> pictures, double tolerance, ExecutionOptions execution)
    {
        int count = pictures.Count;
        double[] brightness = [.. pictures.Select(p => p.Thumbnail.Average(b => (double)b))];
        int[] order = [.. Enumerable.Range(0, count).OrderBy(i => brightness[i]).ThenBy(i => i)];
        // The means of two thumbnails differ by at most as much as the thumbnails, so only pictures of about the same brightness need to be compared.
        var near = new List<int>[count];
        ChunkedParallel.For(count, execution, (place, _) =>
        {
            int picture = order[place];
            var found = near[picture] = [];
            for (int next = place + 1; next < count && brightness[order[next]] - brightness[picture] <= tolerance; next++)
            {
                if (AreNear(pictures[picture], pictures[order[next]], tolerance))
                    found.Add(order[next]);
            }
        });
        return Representatives(pictures, near);
    }

    private static bool AreNear(PictureSignature one, PictureSignature other, double tolerance)
    {
        double proportion = (double)one.Width * other.Height, otherProportion = (double)other.Width * one.Height;
        if (Math.Abs(proportion - otherProportion) > ProportionTolerance * Math.Max(proportion, otherProportion))
            return false;
        long limit = (long)(tolerance * tolerance * one.Thumbnail.Length), sum = 0;
        for (int i = 0; i < one.Thumbnail.Length && sum <= limit; i++)
        {
            int difference = one.Thumbnail[i] - other.Thumbnail[i];
            sum += difference * difference;
        }

        return sum <= limit;
    }

    private static int[] Representatives(IReadOnlyList<PictureSignature> pictures, List<int>[] near)
    {
        // Each points at one that is larger, or as large and before it, until the largest of the group.
        var better = Enumerable.Range(0, near.Length).ToArray();
        for (int i = 0; i < near.Length; i++)
        {
            foreach (int j in near[i])
            {
                int one = Top(better, i), other = Top(better, j);
                bool oneStays = IsBetter(one, other);
                better[oneStays ? other : one] = oneStays ? one : other;
            }
        }

        var result = new int[near.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int top = Top(better, i);
            result[i] = top == i ? -1 : top;
        }

        return result;

        bool IsBetter(int one, int other)
        {
            long pixels = (long)pictures[one].Width * pictures[one].Height, others = (long)pictures[other].Width * pictures[other].Height;
            return pixels > others || (pixels == others && one <= other);
        }
    }

    private static int Top(int[] better, int picture)
    {
        while (better[picture] != picture)
        {
            better[picture] = better[better[picture]];
            picture = better[picture];
        }

        return picture;
    }
}
