using ClusterTools.Numerics.Elements;

namespace ClusterTools.Images;

/// <summary>Projects the frames of a stack along planes, rows or columns: goes over the rows of a frame and gathers each sample where the axis puts it.</summary>
internal sealed class ProjectionAccumulator(ImageStack stack, ProjectionAxis axis, int count)
{
    private readonly double[] _row = new double[stack.Width * stack.ChannelCount];
    private readonly double[] _result = new double[count];
    private readonly double[] _second = new double[count];
    private readonly double[] _origin = new double[count];

    /// <summary>The projection of one frame, valid until the next call, which reuses the buffer.</summary>
    public ReadOnlySpan<double> Project(int frame, ProjectionKind kind, CancellationToken token)
    {
        switch (kind)
        {
            case ProjectionKind.Maximum:
                Fill(_result, double.NegativeInfinity);
                Visit(frame, token, (target, value) => _result[target] = Math.Max(_result[target], value));
                break;
            case ProjectionKind.Minimum:
                Fill(_result, double.PositiveInfinity);
                Visit(frame, token, (target, value) => _result[target] = Math.Min(_result[target], value));
                break;
            case ProjectionKind.MaximumPlusMinimum:
                Project(frame, ProjectionKind.Maximum, token).CopyTo(_second);
                Project(frame, ProjectionKind.Minimum, token);
                for (int i = 0; i < count; i++)
                    _result[i] += _second[i];
                break;
            case ProjectionKind.StdDev:
                ProjectStdDev(frame, token);
                break;
            case ProjectionKind.Sum or ProjectionKind.Mean:
                Fill(_result, 0);
                Visit(frame, token, (target, value) => _result[target] += value);
                if (kind == ProjectionKind.Mean)
                    Divide(_result, AxisLength);
                break;
            default:
                throw EnumGuard.Undefined(kind);
        }

        return _result;
    }

    private int AxisLength => axis switch
    {
        ProjectionAxis.Plane => stack.PlaneCount,
        ProjectionAxis.Row => stack.Height,
        ProjectionAxis.Column => stack.Width,
        _ => throw EnumGuard.Unexpected(axis),
    };

    /// <summary>Two passes about a value of the line itself, so that a constant line has exactly 0.</summary>
    private void ProjectStdDev(int frame, CancellationToken token)
    {
        Visit(frame, token, (target, value) => _origin[target] = value);
        Fill(_second, 0);
        Visit(frame, token, (target, value) => _second[target] += value - _origin[target]);
        Divide(_second, AxisLength);
        Fill(_result, 0);
        Visit(frame, token, (target, value) =>
        {
            double difference = (value - _origin[target]) - _second[target];
            _result[target] += difference * difference;
        });
        for (int i = 0; i < count; i++)
            _result[i] = Math.Sqrt(_result[i] / AxisLength);
    }

    private void Visit(int frame, CancellationToken token, Action<int, double> take)
    {
        int channels = stack.ChannelCount;
        int rowBytes = _row.Length * stack.PixelType.Size();
        var samples = stack.GetFrameBytes(frame);
        for (int line = 0; line < stack.PlaneCount * stack.Height; line++)
        {
            token.ThrowIfCancellationRequested();
            ElementConvert.ToDouble(stack.PixelType, samples.Slice(line * rowBytes, rowBytes), _row);
            if (axis == ProjectionAxis.Column)
            {
                for (int i = 0, channel = 0; i < _row.Length; i++, channel = channel + 1 == channels ? 0 : channel + 1)
                    take((line * channels) + channel, _row[i]);
            }
            else
            {
                int first = (axis == ProjectionAxis.Plane ? line % stack.Height : line / stack.Height) * _row.Length;
                for (int i = 0; i < _row.Length; i++)
                    take(first + i, _row[i]);
            }
        }
    }

    private static void Fill(double[] array, double value) => array.AsSpan().Fill(value);

    private static void Divide(double[] array, int divisor)
    {
        for (int i = 0; i < array.Length; i++)
            array[i] /= divisor;
    }
}
