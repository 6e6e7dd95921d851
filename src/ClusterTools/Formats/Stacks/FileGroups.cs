namespace ClusterTools.Formats.Stacks;

/// <summary>Consecutive single-page files that make up frames of several planes.</summary>
internal sealed class FileGroups(int planeCount)
{
    /// <summary>The files of a frame.</summary>
    public int PlaneCount => planeCount;

    /// <summary>The first requested group.</summary>
    public int First { get; private set; }

    /// <summary>The requested groups.</summary>
    public int WantedCount { get; private set; }

    /// <summary>Files left over after the last group.</summary>
    public int DroppedFiles { get; private set; }

    /// <summary>Gives each file its plane, and leaves out the files of groups that were not requested.</summary>
    /// <exception cref="ArgumentException">Files are left over and may not be dropped, or no group is left.</exception>
    public void Assign(FileSlot[] files, ImageStackReadOptions options)
    {
        int groups = files.Length / planeCount;
        int remainder = files.Length % planeCount;
        bool toTheEnd = options.First is not { } count || (long)options.Skip + count > groups;
        if (remainder > 0 && toTheEnd && (groups == 0 || !options.DiscardRemainder))
            throw new ArgumentException(string.Format(groups == 0 ? SR.TooFewFiles : SR.FilesNotDivisible, files.Length, planeCount), nameof(options));
        if (options.Skip >= groups)
            throw new ArgumentOutOfRangeException(nameof(options), string.Format(SR.SkipTooLarge, options.Skip, groups));
        First = options.Skip;
        WantedCount = Math.Min(groups - First, options.First ?? int.MaxValue);
        DroppedFiles = toTheEnd ? remainder : 0;

        var frames = new FrameBuffer[1];
        for (int i = 0; i < files.Length; i++)
        {
            int group = (i / planeCount) - First;
            bool wanted = group >= 0 && group < WantedCount;
            if (i % planeCount == 0)
                frames = [new FrameBuffer()];
            files[i].Frames = frames;
            files[i].FirstPlane = i % planeCount;
            files[i].FrameLimit = wanted ? 1 : 0;
        }
    }

    /// <summary>The first file of a requested group.</summary>
    public int FirstFile(int group) => (First + group) * planeCount;
}
