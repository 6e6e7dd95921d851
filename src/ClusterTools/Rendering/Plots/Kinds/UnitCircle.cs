namespace ClusterTools.Rendering.Plots.Kinds;

/// <summary>Points of the unit circle, by halving angles with square roots, so that every platform rounds identically.</summary>
internal static class UnitCircle
{
    /// <summary>The point after <paramref name="step"/> of <paramref name="count"/> steps around the circle; the count is a power of two from 4.</summary>
    public static (double Cos, double Sin) At(int step, int count)
    {
        step %= count;
        // The binary digits of the angle, the halves of a right angle first.
        double cos = 1, sin = 0;
        double partCos = -1, partSin = 0;
        for (int part = count / 2; part >= 1; part /= 2)
        {
            if ((step & part) != 0)
                (cos, sin) = ((cos * partCos) - (sin * partSin), (sin * partCos) + (cos * partSin));
            (partCos, partSin) = (Math.Sqrt(Math.Max(0, (1 + partCos) / 2)), Math.Sqrt(Math.Max(0, (1 - partCos) / 2)));
        }

        return (cos, sin);
    }
}
