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
}
