namespace ClusterTools.Formats.Tables;

/// <summary>Watches the first column of a table while it is read, to find out whether it numbers the rows.</summary>
/// <param name="rule">What the column must contain.</param>
internal sealed class RowNumberCheck(RowNumberRule rule)
{
    private const int Many = 10;
    private const int Several = 2;

    private double _start;
    private double _last = double.NegativeInfinity;
    private long _rows;
    private bool _inOrder = true;

    /// <summary>Whether it can still be.</summary>
    public bool IsOpen { get; private set; } = rule != RowNumberRule.None;

    /// <summary>Whether it is, after all rows.</summary>
    public bool Holds => IsOpen && rule switch
    {
        RowNumberRule.ManyInOrder => _inOrder && _rows >= Many,
        RowNumberRule.InOrder => _inOrder && _rows >= Several,
        RowNumberRule.Ascending => true,
        RowNumberRule.None => false,
        _ => throw EnumGuard.Unexpected(rule),
    };

    /// <summary>Takes the value of the next row.</summary>
    public void Add(double value)
    {
        if (_rows == 0)
        {
            _start = value;
            _inOrder = value is 0 or 1;
        }

        _inOrder &= value == _start + _rows;
        IsOpen = value == Math.Floor(value) && value > _last && (_inOrder || rule == RowNumberRule.Ascending);
        _last = value;
        _rows++;
    }
}
