using System.Management.Automation;
using ClusterTools.Files;
using ClusterTools.Formats;

namespace ClusterTools.Errors;

/// <summary>The one place where errors get their stable id and category.</summary>
internal static class ErrorRecords
{
    /// <summary>An error that the module itself finds.</summary>
    public static ErrorRecord Create(string id, ErrorCategory category, object? target, string message, params object?[] arguments)
    {
        string text = CountWording.Agree(string.Format(message, arguments));
        Exception exception = category switch
        {
            ErrorCategory.ObjectNotFound => new ItemNotFoundException(text),
            ErrorCategory.ResourceExists => new IOException(text),
            _ => new PSArgumentException(text),
        };
        return new ErrorRecord(exception, id, category, target);
    }

    /// <summary>The error record of what the engine threw.</summary>
    public static ErrorRecord From(Exception exception, object? target)
    {
        var error = Classify(exception, target);
        string text = error.ToString(), agreed = CountWording.Agree(text);
        if (agreed != text)
            error.ErrorDetails = new ErrorDetails(agreed);
        return error;
    }

    private static ErrorRecord Classify(Exception exception, object? target) => exception switch
    {
        IContainsErrorRecord contains => new ErrorRecord(contains.ErrorRecord, exception),
        ImageShapeException shape => new(exception, ErrorIds.ShapesDiffer, ErrorCategory.InvalidData, shape.Path),
        ImageFormatException image => new(exception, ErrorIds.ImageFormatInvalid, ErrorCategory.InvalidData, image.Path),
        InvalidDataException => new(exception, ErrorIds.DataInvalid, ErrorCategory.InvalidData, target),
        FileExistsException exists => new(exception, ErrorIds.FileExists, ErrorCategory.ResourceExists, exists.Path),
        FileNotFoundException or DirectoryNotFoundException => new(exception, ErrorIds.PathNotFound, ErrorCategory.ObjectNotFound, target),
        UnauthorizedAccessException => new(exception, ErrorIds.AccessDenied, ErrorCategory.PermissionDenied, target),
        IOException => new(exception, ErrorIds.FileAccessFailed, ErrorCategory.ReadError, target),
        OutOfMemoryException => new(exception, ErrorIds.MemoryInsufficient, ErrorCategory.ResourceUnavailable, target),
        ArgumentException argument => new(exception, ErrorIds.ArgumentInvalid, ErrorCategory.InvalidArgument, target) { ErrorDetails = new ErrorDetails(WithoutName(argument)) },
        NotSupportedException => new(exception, ErrorIds.NotSupported, ErrorCategory.NotImplemented, target),
        _ => new(exception, ErrorIds.EngineFailed, ErrorCategory.NotSpecified, target),
    };

    /// <summary>As <see cref="From"/>, for a file that was read: what is said names it.</summary>
    public static ErrorRecord OfFile(Exception exception, string file)
    {
        var error = From(exception, file);
        string text = error.ToString();
        if (!text.Contains(file))
            error.ErrorDetails = new ErrorDetails($"'{file}': {text}");
        return error;
    }

    // The framework adds the name of the engine's parameter, which is not the cmdlet's.
    private static string WithoutName(ArgumentException exception)
    {
        string message = exception.Message;
        if (exception.ParamName is not { Length: > 0 } name)
            return message;
        int end = message.LastIndexOf($" (Parameter '{name}')", StringComparison.Ordinal);
        if (end < 0)
            end = message.LastIndexOf($"{Environment.NewLine}Parameter name: {name}", StringComparison.Ordinal);
        return end > 0 ? message.Substring(0, end) : message;
    }
}
