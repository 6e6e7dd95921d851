using System.Runtime.InteropServices;
using ClusterTools.Images;

namespace ClusterTools.Rendering.Reports;

/// <summary>Options of a report.</summary>
public sealed record ReportOptions
{
    /// <summary>The title; null (the default) for one that says what the report shows.</summary>
    public string? Title { get; init; }

    /// <summary>The anatomy under the map: a stack with one plane, or as many as the labels have. It may be larger than their grid. Null (the default) for black.</summary>
    public ImageStack? Background { get; init; }

    /// <summary>How clusters are coloured; null (the default) for <see cref="LabelColoring.Centroid"/> where records are pixels with colours, <see cref="LabelColoring.Similarity"/>
    /// for series, up to the number of clusters that it takes, and otherwise <see cref="LabelColoring.Label"/>.</summary>
    public LabelColoring? ColorBy { get; init => field = EnumGuard.RequireDefined(value, nameof(ColorBy)); }

    /// <summary>The maximum number of voxels or points in the page, 1,000,000 by default. Of a larger grid every nth row and column is shown, of other records a random
    /// sample; figures and tables always cover all.</summary>
    public int MaximumPointCount { get; init; } = 1_000_000;

    /// <summary>The seed of the colours and of samples; 0 by default.</summary>
    public long Seed { get; init; }

    /// <summary>When the report was made; null (the default) for now.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The command that was typed, where it is known; null by default.</summary>
    public string? Command { get; init; }

    /// <summary>The names and versions of the software; by default those of the module and of the runtime.</summary>
    public IReadOnlyList<string>? Software { get; init => field = value?.ToArray(); }

    /// <summary>The names and versions of the module and of the runtime.</summary>
    public static IReadOnlyList<string> Engine => [$"ClusterTools {typeof(ReportOptions).Assembly.GetName().Version?.ToString(3)}", RuntimeInformation.FrameworkDescription];
}
