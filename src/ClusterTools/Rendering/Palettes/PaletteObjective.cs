namespace ClusterTools.Rendering.Palettes;

/// <summary>1 − Pearson's r between the flattened K × K cosine-distance matrices (diagonal included) of centroids and colours, and its gradient.</summary>
/// <remarks>With ã the centred distances of the centroids and b those of the colours, r = ã·b / (‖ã‖·‖b̃‖), so ∂r/∂b = ã/(‖ã‖·‖b̃‖) − r·b̃/‖b̃‖²; b = 1 − u·v for colours of
/// length 1, and the derivative of c/‖c‖ takes out the part along c.</remarks>
internal sealed class PaletteObjective
{
    private readonly int _count;
    private readonly double[] _target;
    private readonly double _targetNorm;

    /// <param name="distances">The cosine distances of the centroids.</param>
    /// <param name="count">K.</param>
    public PaletteObjective(double[] distances, int count)
    {
        _count = count;
        double mean = 0;
        foreach (double d in distances)
            mean += d;
        mean /= distances.Length;
        _target = new double[distances.Length];
        double squares = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            double d = distances[i] - mean;
            _target[i] = d;
            squares += d * d;
        }

        _targetNorm = Math.Sqrt(squares);
    }

    /// <summary>Whether r is undefined for every choice of colours: all distances are 0.</summary>
    public bool IsUndefined => _targetNorm == 0;

    /// <summary>The objective at <paramref name="colors"/> (K × 3), with its gradient; NaN and a gradient of 0 where r is undefined.</summary>
    public double Evaluate(ReadOnlySpan<double> colors, Span<double> gradient)
    {
        int k = _count;
        gradient.Clear();
        var units = new double[3 * k];
        var lengths = new double[k];
        for (int i = 0; i < k; i++)
        {
            double r = colors[3 * i], g = colors[(3 * i) + 1], b = colors[(3 * i) + 2];
            double length = Math.Sqrt((r * r) + (g * g) + (b * b));
            lengths[i] = length;
            if (length == 0)
                continue;
            units[3 * i] = r / length;
            units[(3 * i) + 1] = g / length;
            units[(3 * i) + 2] = b / length;
        }

        // Sums over the lower triangle stand for half of the matrix.
        double sum = 0, squares = 0, product = 0;
        for (int i = 1; i < k; i++)
        {
            double r = units[3 * i], g = units[(3 * i) + 1], b = units[(3 * i) + 2];
            for (int j = 0; j < i; j++)
            {
                double d = 1 - ((r * units[3 * j]) + (g * units[(3 * j) + 1]) + (b * units[(3 * j) + 2]));
                sum += d;
                squares += d * d;
                product += d * _target[(i * k) + j];
            }
        }

        double mean = 2 * sum / ((double)k * k);
        double variance = (2 * squares) - ((double)k * k * mean * mean);
        double scale = _targetNorm * Math.Sqrt(Math.Max(0, variance));
        if (!(scale > 0))
            return double.NaN;
        double correlation = 2 * product / scale;
        for (int i = 1; i < k; i++)
        {
            double r = units[3 * i], g = units[(3 * i) + 1], b = units[(3 * i) + 2];
            double gr = 0, gg = 0, gb = 0;
            for (int j = 0; j < i; j++)
            {
                double ur = units[3 * j], ug = units[(3 * j) + 1], ub = units[(3 * j) + 2];
                double d = 1 - ((r * ur) + (g * ug) + (b * ub));
                // Twice, as the pair stands in the matrix twice; ∂d/∂u = −v and the objective is −r.
                double slope = 2 * ((_target[(i * k) + j] / scale) - (correlation * (d - mean) / variance));
                gr += slope * ur;
                gg += slope * ug;
                gb += slope * ub;
                gradient[3 * j] += slope * r;
                gradient[(3 * j) + 1] += slope * g;
                gradient[(3 * j) + 2] += slope * b;
            }

            gradient[3 * i] += gr;
            gradient[(3 * i) + 1] += gg;
            gradient[(3 * i) + 2] += gb;
        }

        for (int i = 0; i < k; i++)
        {
            var part = gradient.Slice(3 * i, 3);
            double along = (part[0] * units[3 * i]) + (part[1] * units[(3 * i) + 1]) + (part[2] * units[(3 * i) + 2]);
            for (int c = 0; c < 3; c++)
                part[c] = lengths[i] == 0 ? 0 : (part[c] - (along * units[(3 * i) + c])) / lengths[i];
        }

        return 1 - correlation;
    }
}
