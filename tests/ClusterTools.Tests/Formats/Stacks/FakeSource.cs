using ClusterTools.Formats;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;

namespace ClusterTools.Tests.Formats.Stacks;

/// <summary>A "file" of 2x3 8-bit pages, all of whose pixels are the page's number plus a base.</summary>
internal sealed class FakeSource(FakeFolder folder, byte baseValue, int damagedPage) : ImageSource
{
    public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken)
    {
        if (index == damagedPage)
            throw new ImageFormatException(Path, "the page is damaged.", index);
        destination.Fill((byte)(baseValue + index));
        folder.CountRead();
    }

    protected override void Dispose(bool disposing) => folder.CountClosed();
}

/// <summary>Named "files", and counts of what was done to them.</summary>
internal sealed class FakeFolder
{
    private readonly Dictionary<string, Func<ImageSource>> _files = [];
    private readonly Lock _gate = new();
    private int _open;

    public List<string> Names { get; } = [];

    public List<string> Opened { get; } = [];

    public int MostOpen { get; private set; }

    public int StillOpen => _open;

    public int PlanesRead { get; private set; }

    public FakeFolder Add(
        string name, byte value, int frames = 1, int planes = 1, int width = 3, ElementType type = ElementType.UInt8, int damagedPage = -1, DataWarning? warning = null)
    {
        Names.Add(name);
        _files[name] = () => new FakeSource(this, value, damagedPage)
        {
            Path = name,
            Width = width,
            Height = 2,
            ChannelCount = 1,
            ChannelLayout = ChannelLayout.Gray,
            PixelType = type,
            FrameCount = frames,
            PlaneCount = planes,
            Warnings = warning is null ? [] : [warning],
        };
        return this;
    }

    public FakeFolder AddBroken(string name, Exception error)
    {
        Names.Add(name);
        _files[name] = () => throw error;
        return this;
    }

    public ImageSource Open(string path, ImageReadOptions options)
    {
        lock (_gate)
            Opened.Add(path);
        var source = _files[path]();
        lock (_gate)
            MostOpen = Math.Max(MostOpen, ++_open);
        return source;
    }

    public void CountRead()
    {
        lock (_gate)
            PlanesRead++;
    }

    public void CountClosed()
    {
        lock (_gate)
            _open--;
    }
}
