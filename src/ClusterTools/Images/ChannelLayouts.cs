namespace ClusterTools.Images;

/// <summary>What is known of each <see cref="ChannelLayout"/>.</summary>
internal static class ChannelLayouts
{
    /// <summary>The layout of a picture with this many channels, where the file says nothing else: 1 grey, 2 grey and opacity, 3 RGB, 4 RGBA, more separate.</summary>
    public static ChannelLayout ForPicture(int channelCount) => channelCount switch
    {
        1 => ChannelLayout.Gray,
        2 => ChannelLayout.GrayAlpha,
        3 => ChannelLayout.Rgb,
        4 => ChannelLayout.Rgba,
        _ => ChannelLayout.Separate,
    };

    /// <summary>The names of the channels, by which series of pixels call their columns; null where channels have none.</summary>
    public static string[]? Names(ChannelLayout layout) => layout switch
    {
        ChannelLayout.Gray => ["gray"],
        ChannelLayout.GrayAlpha => ["gray", "alpha"],
        ChannelLayout.Rgb => ["red", "green", "blue"],
        ChannelLayout.Rgba => ["red", "green", "blue", "alpha"],
        ChannelLayout.Separate => null,
        _ => throw EnumGuard.Unexpected(layout),
    };

    /// <summary>The layout whose channels have these names; null where there is none.</summary>
    public static ChannelLayout? ByNames(IReadOnlyList<string>? names)
    {
        if (names is null)
            return null;
        foreach (var layout in (ChannelLayout[])Enum.GetValues(typeof(ChannelLayout)))
        {
            if (Names(layout) is { } own && own.SequenceEqual(names))
                return layout;
        }

        return null;
    }
}
