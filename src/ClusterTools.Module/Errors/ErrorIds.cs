namespace ClusterTools.Errors;

/// <summary>The ids of errors, which scripts test and which therefore stay: the first part of an error's FullyQualifiedErrorId.</summary>
internal static class ErrorIds
{
    public const string AccessDenied = nameof(AccessDenied);
    public const string ArgumentInvalid = nameof(ArgumentInvalid);
    public const string DataInvalid = nameof(DataInvalid);
    public const string EngineFailed = nameof(EngineFailed);
    public const string FileAccessFailed = nameof(FileAccessFailed);
    public const string FileExists = nameof(FileExists);
    public const string ImageFormatInvalid = nameof(ImageFormatInvalid);
    public const string MemoryInsufficient = nameof(MemoryInsufficient);
    public const string NoFilesMatch = nameof(NoFilesMatch);
    public const string NotFileSystem = nameof(NotFileSystem);
    public const string NotSupported = nameof(NotSupported);
    public const string PathNotFound = nameof(PathNotFound);
    public const string ShapesDiffer = nameof(ShapesDiffer);
    public const string TargetFolderMissing = nameof(TargetFolderMissing);
    public const string TargetIsFolder = nameof(TargetIsFolder);
}
