using ClusterTools.Formats.Records;
using ClusterTools.Images;

namespace ClusterTools.Formats.Stacks;

/// <summary>Puts together what was read, and says what was left out.</summary>
internal sealed class ReadingSummary(FileSlot[] files, FileGroups? groups, FrameShape shape, ChannelLayout layout)
{
    private const int NamesInWarning = 5;

    private readonly List<byte[]> _frames = [];
    private readonly List<string> _sources = [];
    private readonly List<string> _incomplete = [];

    /// <summary>The failed files, in their order.</summary>
    public static FileFailure[] Failures(FileSlot[] files)
    {
        var failed = Array.FindAll(files, f => f.Failure is not null);
        return Array.ConvertAll(failed, f => new FileFailure(f.Path, f.Failure!));
    }

    public ImageStackReadResult Result()
    {
        if (groups is null)
            CollectFiles();
        else
            CollectGroups(groups);
        var failures = Failures(files);
        if (_frames.Count == 0)
            return new ImageStackReadResult(null, failures);
        var stack = new ImageStack([.. _frames], shape.Grid, shape.ChannelCount, layout, shape.PixelType)
        {
            SourcePath = _sources,
            History = History(failures),
            Warnings = Warnings(failures),
        };
        return new ImageStackReadResult(stack, failures);
    }

    private void CollectFiles()
    {
        foreach (var file in files)
        {
            if (!file.IsWanted)
                continue;
            _sources.Add(file.Path);
            foreach (var frame in file.Frames)
                _frames.Add(frame.Bytes!);
        }
    }

    private void CollectGroups(FileGroups fileGroups)
    {
        for (int group = 0; group < fileGroups.WantedCount; group++)
        {
            var members = files.AsSpan(fileGroups.FirstFile(group), fileGroups.PlaneCount);
            bool complete = true;
            foreach (var file in members)
                complete &= file.Failure is null;
            if (complete)
                _frames.Add(members[0].Frames[0].Bytes!);
            foreach (var file in members)
            {
                if (complete)
                    _sources.Add(file.Path);
                else if (file.Failure is null)
                    _incomplete.Add(file.Path);
            }
        }
    }

    private List<ProvenanceStep> History(FileFailure[] failures)
    {
        var history = new List<ProvenanceStep>
        {
            ImportStep.OfImages(_sources, _frames.Count, shape),
        };
        foreach (var failure in failures)
            history.Add(new ProvenanceStep("leave out", failure.ToString()));
        if (_incomplete.Count > 0)
            history.Add(new ProvenanceStep("leave out", string.Format(SR.GroupsIncomplete, _incomplete.Count, Names(_incomplete))));
        return history;
    }

    private List<DataWarning> Warnings(FileFailure[] failures)
    {
        var warnings = new List<DataWarning>();
        if (failures.Length > 0)
        {
            string names = Names(Array.ConvertAll(failures, f => f.Path));
            warnings.Add(new DataWarning("FilesLeftOut", string.Format(SR.FilesLeftOut, failures.Length, failures.Length + _sources.Count + _incomplete.Count, names)));
        }

        if (_incomplete.Count > 0)
            warnings.Add(new DataWarning("FramesIncomplete", string.Format(SR.GroupsIncomplete, _incomplete.Count, Names(_incomplete))));
        if (groups is { DroppedFiles: > 0 })
            warnings.Add(new DataWarning("RemainderDropped", string.Format(SR.FilesDropped, groups.DroppedFiles, groups.PlaneCount)));
        AddDroppedPages(warnings);
        AddDecoderWarnings(warnings);
        return warnings;
    }

    private void AddDroppedPages(List<DataWarning> warnings)
    {
        var shortened = Array.FindAll(files, f => f.IsWanted && f.DroppedPages > 0);
        if (shortened.Length == 0)
            return;
        int pages = 0;
        foreach (var file in shortened)
            pages += file.DroppedPages;
        string names = Names(Array.ConvertAll(shortened, f => f.Path));
        warnings.Add(new DataWarning("RemainderDropped", string.Format(SR.PagesDropped, pages, shape.Grid.Planes, names)));
    }

    /// <summary>One warning of each kind, with the first file that has it and the number of the others: a thousand similar files do not give a thousand warnings.</summary>
    private void AddDecoderWarnings(List<DataWarning> warnings)
    {
        var kinds = new Dictionary<string, (string Path, string Message, int Count)>();
        var order = new List<string>();
        foreach (var file in files)
        {
            if (!file.IsWanted)
                continue;
            foreach (var warning in file.Warnings)
            {
                bool known = kinds.TryGetValue(warning.Id, out var kind);
                kinds[warning.Id] = known ? kind with { Count = kind.Count + 1 } : (file.Path, warning.Message, 1);
                if (!known)
                    order.Add(warning.Id);
            }
        }

        foreach (string id in order)
        {
            var (path, message, count) = kinds[id];
            warnings.Add(new DataWarning(id, count == 1 ? $"'{path}': {message}" : string.Format(SR.WarningRepeated, path, message, count - 1)));
        }
    }

    private static string Names(IReadOnlyList<string> paths)
    {
        var names = new List<string>();
        for (int i = 0; i < Math.Min(paths.Count, NamesInWarning); i++)
            names.Add($"'{Path.GetFileName(paths[i])}'");
        return string.Join(", ", names) + (paths.Count > NamesInWarning ? ", …" : string.Empty);
    }
}
