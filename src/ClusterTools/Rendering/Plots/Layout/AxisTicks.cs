using System.Globalization;
using System.Text;

namespace ClusterTools.Rendering.Plots.Layout;

/// <summary>Round numbers along an axis: whole multiples of 1, 2 or 5 times a power of ten. Labels are made from the multiples, not from the values, so that none shows
/// rounding or a negative zero.</summary>
internal sealed class AxisTicks
{
    // Numbers of more digits than these share a power of ten.
    private const int LongestWhole = 6;
    private const int MostDecimals = 4;
    private const int LargestPower = 308;

    private AxisTicks(IReadOnlyList<AxisTick> ticks, int exponent)
    {
        Ticks = ticks;
        Exponent = exponent;
    }

    /// <summary>The ticks, ascending.</summary>
    public IReadOnlyList<AxisTick> Ticks { get; }

    /// <summary>The power of ten that labels leave out; 0 if they do not.</summary>
    public int Exponent { get; }

    /// <summary>What a title of the axis ends in: the power of ten, if labels leave one out.</summary>
    public string Suffix => Exponent == 0 ? "" : $"×10{Superscript(Exponent)}";

    /// <summary>Chooses ticks between two finite values.</summary>
    /// <param name="minimum">The start of the axis.</param>
    /// <param name="maximum">Its end, above the start.</param>
    /// <param name="most">The most ticks, at least 1.</param>
    /// <param name="whole">Whether only whole numbers make sense.</param>
    public static AxisTicks Between(double minimum, double maximum, int most, bool whole = false)
    {
        // Halves, as the difference of the largest numbers is infinite.
        double span = 2 * ((maximum / 2 / most) - (minimum / 2 / most));
        if (!(span > 0) || !double.IsFinite(span))
            return new AxisTicks([], 0);
        int power = Floor10(span);
        int mantissa = 1;
        foreach (int candidate in (int[])[1, 2, 5, 10])
        {
            mantissa = candidate;
            if (candidate * Power10(power) >= span * (1 - 1e-12))
                break;
        }

        if (mantissa == 10)
            (mantissa, power) = (1, power + 1);
        if (whole && power < 0)
            (mantissa, power) = (1, 0);
        double step = mantissa * Power10(power);
        if (!double.IsFinite(step))
            return new AxisTicks([], 0);
        double first = Math.Ceiling((minimum / step) - 1e-9), last = Math.Floor((maximum / step) + 1e-9);
        // Below the spacing of doubles there are no distinct multiples.
        if (!(last - first <= most + 1) || Math.Max(Math.Abs(first), Math.Abs(last)) > 1e12)
            return new AxisTicks([], 0);
        double largest = Math.Max(Math.Abs(first), Math.Abs(last)) * step;
        int magnitude = largest > 0 ? Floor10(largest) : power;
        int exponent = magnitude >= LongestWhole || power < -MostDecimals ? magnitude : 0;
        var ticks = new List<AxisTick>();
        for (long i = (long)first; i <= (long)last; i++)
            ticks.Add(new AxisTick(i * step, Label(i * mantissa, power - exponent)));
        return new AxisTicks(ticks, exponent);
    }

    /// <summary>A number for people: at most so many digits after the point, none of them a zero at the end, with commas between thousands.</summary>
    public static string Format(double value, int decimals)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            return double.IsNaN(value) ? "undefined" : value > 0 ? "∞" : "−∞";
        if (value != 0 && (Math.Abs(value) >= 1e9 || Math.Abs(value) < 0.5 * Power10(-decimals)))
        {
            int power = Floor10(Math.Abs(value));
            return $"{Format(value / Power10(power), 2)}×10{Superscript(power)}";
        }

        long scaled = (long)Math.Floor((Math.Abs(value) * Power10(decimals)) + 0.5);
        int used = decimals;
        while (used > 0 && scaled % 10 == 0)
        {
            scaled /= 10;
            used--;
        }

        return Label(value < 0 ? -scaled : scaled, -used);
    }

    /// <summary>A whole number with commas between thousands.</summary>
    public static string Format(long value) => Label(value, 0);

    /// <summary>A multiple of a power of ten, exactly.</summary>
    private static string Label(long multiple, int power)
    {
        if (multiple == 0)
            return "0";
        var digits = new StringBuilder(Math.Abs(multiple).ToString(CultureInfo.InvariantCulture));
        if (power > 0)
            digits.Append('0', power);
        int decimals = Math.Max(0, -power);
        while (digits.Length <= decimals)
            digits.Insert(0, '0');
        int whole = digits.Length - decimals;
        if (decimals > 0)
            digits.Insert(whole, '.');
        for (int i = whole - 3; i > 0 && whole > 4; i -= 3)
            digits.Insert(i, ',');
        if (multiple < 0)
            digits.Insert(0, '−');
        return digits.ToString();
    }

    private static string Superscript(int value)
    {
        const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        string text = value.ToString(CultureInfo.InvariantCulture);
        return string.Concat(text.Select(c => c == '-' ? '⁻' : Digits[c - '0']));
    }

    /// <summary>⌊log₁₀ x⌋, settled by comparison, as the platform's logarithm may be off by a bit.</summary>
    private static int Floor10(double value)
    {
        int power = (int)Math.Floor(Math.Log10(value));
        if (Power10(power + 1) <= value)
            return power + 1;
        return Power10(power) > value ? power - 1 : power;
    }

    // .NET Framework refuses to parse what is too large for a double.
    private static double Power10(int power) =>
        power > LargestPower ? double.PositiveInfinity : double.Parse($"1e{power.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
}
