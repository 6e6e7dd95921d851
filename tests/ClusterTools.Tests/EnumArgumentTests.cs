using ClusterTools.Formats;
using System.Reflection;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Decomposition;
using ClusterTools.Formats.Npy;
using ClusterTools.Formats.Series;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;
using ClusterTools.Images.Filtering;
using ClusterTools.Images.Pictures;
using ClusterTools.Metrics.Agreement;
using ClusterTools.Numerics.Elements;
using ClusterTools.Rendering.Palettes;
using ClusterTools.Rendering.Plots;
using ClusterTools.Series;
using ClusterTools.Series.Building;
using ClusterTools.Series.Statistics;
using ClusterTools.Series.Transforms;

namespace ClusterTools.Tests;

/// <summary>No public method or constructor of the engine takes an argument that its enumeration does not have.</summary>
public sealed class EnumArgumentTests
{
    private const int No = 1234;

    private static readonly SeriesSet Set = SeriesSet.FromRows([[1.0, 2, 4], [3, 1, 0], [5, 5, 2], [0, 1, 1]]);

    private static readonly ImageStack Stack = new([new byte[4], [1, 2, 3, 4]], new GridShape(1, 2, 2), 1, ChannelLayout.Gray, ElementType.UInt8);

    private static readonly int[] Labels = [0, 1, 0, 1];

    private static readonly Dictionary<string, Action> Calls = new()
    {
        ["GaussianMixtureModel..ctor(covarianceType)"] = () => new GaussianMixtureModel((CovarianceType)No, [1], [[0.0]], new[] { 1.0 }),
        ["PrincipalComponents.Transform(precision)"] = () => PrincipalComponents.Fit(Set, 1).Transform(Set, (Precision)No),
        ["NpyFile.Write(elementType)"] = () => NpyFile.Write(Stream.Null, (ElementType)No, [1], new byte[8]),
        ["GaussianFilter.Apply(resultType)"] = () => GaussianFilter.Apply(Stack, 1, resultType: (ElementType)No),
        ["RescaleFilter.Apply(resultType)"] = () => RescaleFilter.Apply(Stack, 2, resultType: (ElementType)No),
        ["SubtractFilter.Apply(resultType)"] = () => SubtractFilter.Apply(Stack, 1, resultType: (ElementType)No),
        ["UniformFilter.Apply(resultType)"] = () => UniformFilter.Apply(Stack, 3, resultType: (ElementType)No),
        ["ImageStack..ctor(channelLayout)"] = () => new ImageStack([new byte[1]], new GridShape(1, 1, 1), 1, (ChannelLayout)No, ElementType.UInt8),
        ["ImageStack..ctor(pixelType)"] = () => new ImageStack([new byte[8]], new GridShape(1, 1, 1), 1, ChannelLayout.Gray, (ElementType)No),
        ["ImageStackWriter.Write(format)"] = () => ImageStackWriter.Write(Stack, "never-written.tif", (ImageFileFormat)No),
        ["ImageStackWriter.RequireWritable(format)"] = () => ImageStackWriter.RequireWritable("never-written.tif", (ImageFileFormat)No, overwrite: false),
        ["StackProjection.Apply(kind)"] = () => StackProjection.Apply(Stack, (ProjectionKind)No, ProjectionAxis.Row),
        ["StackProjection.Apply(axis)"] = () => StackProjection.Apply(Stack, ProjectionKind.Maximum, (ProjectionAxis)No),
        ["AdjustedMutualInformation.Score(average)"] = () => AdjustedMutualInformation.Score(Labels, Labels, (MutualInformationAverage)No),
        ["NormalizedMutualInformation.Score(average)"] = () => NormalizedMutualInformation.Score(Labels, Labels, (MutualInformationAverage)No),
        ["ElementTypes.Size(type)"] = () => ((ElementType)No).Size(),
        ["ElementTypes.IsFloat(type)"] = () => ((ElementType)No).IsFloat(),
        ["ElementTypes.ClrType(type)"] = () => ((ElementType)No).ClrType(),
        ["ElementTypes.ForSeries(type)"] = () => ((ElementType)No).ForSeries(),
        ["LabelPalette.FromCentroids(elementType)"] = () => LabelPalette.FromCentroids([[1.0]], (ElementType)No),
        ["ClusterPlot.Create(kind)"] = () => ClusterPlot.Create(new[] { 1.0 }, (PlotKind)No),
        ["Picture.BytesPerPixel(format)"] = () => Picture.BytesPerPixel((PixelFormat)No),
        ["Picture..ctor(format)"] = () => new Picture(1, 1, (PixelFormat)No, [0]),
        ["SeriesBuilder.FromStack(recordKind)"] = () => SeriesBuilder.FromStack(Stack, (RecordKind)No),
        ["SpilledSeries.FromStack(recordKind)"] = () => SpilledSeries.FromStack(Stack, "never-written.npy", (RecordKind)No),
        ["SeriesStatistics.Compute(across)"] = () => SeriesStatistics.Compute(Set, (Across)No),
        ["SeriesStatistics.Percentile(across)"] = () => SeriesStatistics.Percentile(Set, 50, (Across)No),
        ["SeriesTransforms.Normalize(precision)"] = () => SeriesTransforms.Normalize(Set, new NormalizeOptions(), (Precision)No),
        ["SeriesTransforms.Center(across)"] = () => SeriesTransforms.Center(Set, (Across)No),
        ["SeriesTransforms.Center(precision)"] = () => SeriesTransforms.Center(Set, precision: (Precision)No),
        ["SeriesTransforms.ZScore(across)"] = () => SeriesTransforms.ZScore(Set, (Across)No),
        ["SeriesTransforms.ZScore(precision)"] = () => SeriesTransforms.ZScore(Set, precision: (Precision)No),
        ["SeriesTransforms.ScaleByStdDev(across)"] = () => SeriesTransforms.ScaleByStdDev(Set, (Across)No),
        ["SeriesTransforms.ScaleByStdDev(precision)"] = () => SeriesTransforms.ScaleByStdDev(Set, precision: (Precision)No),
        ["SeriesTransforms.Standardize(precision)"] = () => SeriesTransforms.Standardize(Set, (Precision)No),
        ["Imputation..ctor(method)"] = () => new Imputation((ImputeMethod)No, [1], Precision.Double),
        ["Imputation..ctor(precision)"] = () => new Imputation(ImputeMethod.Mean, [1], (Precision)No),
        ["Imputation.Fit(method)"] = () => Imputation.Fit(Set, (ImputeMethod)No),
        ["Imputation.Fit(precision)"] = () => Imputation.Fit(Set, ImputeMethod.Mean, (Precision)No),
        ["SeriesTransforms.WeightColumns(precision)"] = () => SeriesTransforms.WeightColumns(Set, new double[Set.Length], (Precision)No),
        ["SeriesTransforms.ScaleToRange(precision)"] = () => SeriesTransforms.ScaleToRange(Set, (Precision)No),
        ["SeriesTransforms.Detrend(precision)"] = () => SeriesTransforms.Detrend(Set, precision: (Precision)No),
        ["SeriesTransforms.Squelch(precision)"] = () => SeriesTransforms.Squelch(Set, 1, (Precision)No),
        ["SeriesTransforms.BlockMean(precision)"] = () => SeriesTransforms.BlockMean(Set, 2, (Precision)No),
        ["SeriesTransforms.MeanByPanel(precision)"] = () => SeriesTransforms.MeanByPanel(Set, 1, (Precision)No),
        ["SeriesTransforms.MeanByWindow(precision)"] = () => SeriesTransforms.MeanByWindow(Set, [1], 1, (Precision)No),
        ["SeriesTransforms.AggregateByIndex(statistic)"] = () => SeriesTransforms.AggregateByIndex(Set, (ValueStatistic)No),
        ["SeriesTransforms.AggregateByIndex(precision)"] = () => SeriesTransforms.AggregateByIndex(Set, ValueStatistic.Mean, precision: (Precision)No),
        ["SeriesTransforms.Convolve(mode)"] = () => SeriesTransforms.Convolve(Set, [1.0], (ConvolveMode)No),
        ["SeriesTransforms.Convolve(precision)"] = () => SeriesTransforms.Convolve(Set, [1.0], precision: (Precision)No),
        ["SeriesTransforms.ToPrecision(precision)"] = () => SeriesTransforms.ToPrecision(Set, (Precision)No),
    };

    public static TheoryData<string> Arguments => [.. typeof(SeriesSet).Assembly.GetExportedTypes()
        .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .OfType<MethodBase>()
        .Where(m => !m.IsSpecialName || m is ConstructorInfo)
        .SelectMany(m => m.GetParameters().Where(p => !p.IsOut && (Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType).IsEnum)
            .Select(p => $"{m.DeclaringType!.Name}.{m.Name}({p.Name})"))
        .Distinct()];

    [Theory]
    [MemberData(nameof(Arguments))]
    public void AnUndefinedValueIsRefusedByName(string argument)
    {
        Assert.True(Calls.TryGetValue(argument, out var call), $"{argument} is new: add a call that gives it an undefined value.");
        var error = Assert.Throws<ArgumentOutOfRangeException>(call);
        Assert.Equal(argument[(argument.IndexOf('(') + 1)..^1], error.ParamName);
        Assert.Contains("1234", error.Message);
    }
}
