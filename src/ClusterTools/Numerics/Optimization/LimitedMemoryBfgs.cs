namespace ClusterTools.Numerics.Optimization;

/// <summary>L-BFGS: minimises a smooth function of many variables from its values and gradients (Nocedal and Wright, algorithms 7.4 and 7.5), with a bisection line search
/// for the weak Wolfe conditions (Lewis and Overton 2013).</summary>
/// <remarks>Plain loops in a fixed order, so that the path is the same on every machine. A library version allocates some ten objects and makes two interface calls per
/// step, which is most of the time if the function is cheap.</remarks>
internal sealed class LimitedMemoryBfgs
{
    private const int Memory = 10;

    private const double SufficientDecrease = 1e-4;

    private const double Curvature = 0.9;

    private const double GradientTolerance = 1e-7;

    private const double ProgressTolerance = 1e-11;

    /// <summary>The maximum number of bisections and doublings of one line search: steps range from 1e-12 to 1e12.</summary>
    private const int MaxTrials = 40;

    private readonly Function _function;
    private readonly int _count;
    private readonly double[][] _steps = new double[Memory][];
    private readonly double[][] _turns = new double[Memory][];
    private readonly double[] _products = new double[Memory];
    private readonly double[] _weights = new double[Memory];
    private readonly double[] _direction;
    private double[] _point, _gradient, _nextPoint, _nextGradient;
    private int _pairs;

    private LimitedMemoryBfgs(Function function, ReadOnlySpan<double> start)
    {
        _function = function;
        _count = start.Length;
        _point = start.ToArray();
        _gradient = new double[_count];
        _nextPoint = new double[_count];
        _nextGradient = new double[_count];
        _direction = new double[_count];
        for (int i = 0; i < Memory; i++)
        {
            _steps[i] = new double[_count];
            _turns[i] = new double[_count];
        }
    }

    /// <summary>Returns the value at a point and writes the gradient. NaN and infinity are never accepted as improvements.</summary>
    public delegate double Function(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>Descends from a point until the gradient or the improvement vanishes, or the maximum number of evaluations is reached.</summary>
    /// <param name="function">What to minimise.</param>
    /// <param name="start">The initial point.</param>
    /// <param name="evaluations">The maximum number of calls of <paramref name="function"/>.</param>
    /// <returns>The lowest point found, and its value.</returns>
    public static (double[] Point, double Value) Minimize(Function function, ReadOnlySpan<double> start, int evaluations) =>
        new LimitedMemoryBfgs(function, start).Run(evaluations);

    private (double[] Point, double Value) Run(int evaluations)
    {
        double value = _function(_point, _gradient);
        int left = evaluations - 1;
        while (left > 0 && Largest(_gradient) > GradientTolerance)
        {
            SetDirection();
            double slope = Dot(_direction, _gradient);
            // The first step has no curvature information: its length is at most 1.
            double first = _pairs > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(Dot(_gradient, _gradient)));
            double next = Search(value, slope, first, ref left);
            if (!(next < value))
                break;
            Remember();
            bool stalls = value - next <= ProgressTolerance * Math.Max(1, Math.Abs(value));
            (_point, _nextPoint) = (_nextPoint, _point);
            (_gradient, _nextGradient) = (_nextGradient, _gradient);
            value = next;
            if (stalls)
                break;
        }

        return (_point, value);
    }

    /// <summary>The two-loop recursion: minus the approximate inverse Hessian of the last steps, times the gradient.</summary>
    private void SetDirection()
    {
        int kept = Math.Min(_pairs, Memory);
        for (int j = 0; j < _count; j++)
            _direction[j] = -_gradient[j];
        for (int i = _pairs - 1; i >= _pairs - kept; i--)
        {
            int slot = i % Memory;
            _weights[slot] = Dot(_steps[slot], _direction) / _products[slot];
            Add(_direction, -_weights[slot], _turns[slot]);
        }

        if (kept > 0)
        {
            int last = (_pairs - 1) % Memory;
            double scale = _products[last] / Dot(_turns[last], _turns[last]);
            for (int j = 0; j < _count; j++)
                _direction[j] *= scale;
        }

        for (int i = _pairs - kept; i < _pairs; i++)
        {
            int slot = i % Memory;
            Add(_direction, _weights[slot] - (Dot(_turns[slot], _direction) / _products[slot]), _steps[slot]);
        }
    }

    /// <summary>A step that satisfies the weak Wolfe conditions, or the last one tried.</summary>
    private double Search(double value, double slope, double step, ref int left)
    {
        double low = 0, high = double.PositiveInfinity, next = double.NaN;
        for (int trial = 0; trial < MaxTrials && left > 0; trial++, left--)
        {
            for (int j = 0; j < _count; j++)
                _nextPoint[j] = _point[j] + (step * _direction[j]);
            next = _function(_nextPoint, _nextGradient);
            if (!(next <= value + (SufficientDecrease * step * slope)))
                high = step;
            else if (Dot(_nextGradient, _direction) < Curvature * slope)
                low = step;
            else
            {
                left--;
                break;
            }

            step = double.IsPositiveInfinity(high) ? 2 * low : 0.5 * (low + high);
        }

        return next;
    }

    /// <summary>Stores the step and the change of the gradient if their curvature is positive.</summary>
    private void Remember()
    {
        int slot = _pairs % Memory;
        double[] step = _steps[slot], turn = _turns[slot];
        double product = 0, stepSquares = 0, turnSquares = 0;
        for (int j = 0; j < _count; j++)
        {
            double s = _nextPoint[j] - _point[j], t = _nextGradient[j] - _gradient[j];
            step[j] = s;
            turn[j] = t;
            product += s * t;
            stepSquares += s * s;
            turnSquares += t * t;
        }

        if (product > 1e-10 * Math.Sqrt(stepSquares * turnSquares))
        {
            _products[slot] = product;
            _pairs++;
        }
        else
        {
            // The oldest pair in the slot is overwritten: the remaining memory starts after it.
            _pairs = 0;
        }
    }

    private static double Largest(double[] values)
    {
        double largest = 0;
        foreach (double v in values)
            largest = Math.Max(largest, Math.Abs(v));
        return largest;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[] sum, double factor, double[] values)
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] += factor * values[i];
    }
}
