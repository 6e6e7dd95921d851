using System.Reflection;
using ClusterTools.Clustering.KMeans;
using ClusterTools.Clustering.Mixtures;
using ClusterTools.Clustering.Mixtures.Components;
using ClusterTools.Formats;
using ClusterTools.Images;
using ClusterTools.Numerics.Elements;
using ClusterTools.Series;

namespace ClusterTools.Tests;

/// <summary>No public option of the engine takes a value that its enumeration does not have.</summary>
public sealed class EnumOptionTests
{
    private static readonly Dictionary<Type, Func<object>> WithoutDefaults = new()
    {
        [typeof(KMeansModel)] = () => new KMeansModel([[0.0]]),
        [typeof(GaussianMixtureModel)] = () => new GaussianMixtureModel(CovarianceType.Spherical, [1.0], [[0.0]], new[] { 1.0 }),
        [typeof(ImageSource)] = () => new NoSource { Path = "none", Width = 1, Height = 1, ChannelCount = 1, ChannelLayout = ChannelLayout.Gray, PixelType = ElementType.UInt8 },
    };

    public static TheoryData<string, string> Options => [.. typeof(SeriesSet).Assembly.GetExportedTypes()
        .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(p => EnumOf(p.PropertyType) is not null && p.SetMethod is { IsPublic: true })
        .Select(p => (p.DeclaringType!.FullName!, p.Name))];

    [Theory]
    [MemberData(nameof(Options))]
    public void AnUndefinedValueIsRefusedByName(string type, string option)
    {
        var declaring = typeof(SeriesSet).Assembly.GetType(type)!;
        var property = declaring.GetProperty(option)!;
        object instance = WithoutDefaults.TryGetValue(declaring, out var create) ? create() : Activator.CreateInstance(declaring)!;
        object value = Enum.ToObject(EnumOf(property.PropertyType)!, 1234);
        var error = Assert.IsType<ArgumentOutOfRangeException>(Assert.Throws<TargetInvocationException>(() => property.SetValue(instance, value)).InnerException);
        Assert.Equal(option, error.ParamName);
        Assert.Contains($"{option} is 1234; it must be one of: ", error.Message);
        Assert.Contains(Enum.GetNames(EnumOf(property.PropertyType)!)[0], error.Message);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void EveryDefinedValueIsTaken(string type, string option)
    {
        var declaring = typeof(SeriesSet).Assembly.GetType(type)!;
        var property = declaring.GetProperty(option)!;
        object instance = WithoutDefaults.TryGetValue(declaring, out var create) ? create() : Activator.CreateInstance(declaring)!;
        foreach (object value in Enum.GetValues(EnumOf(property.PropertyType)!))
        {
            property.SetValue(instance, value);
            Assert.Equal(value, property.GetValue(instance));
        }
    }

    private static Type? EnumOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? plain : null;
    }

    private sealed class NoSource : ImageSource
    {
        public override void ReadPlane(int index, Span<byte> destination, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
