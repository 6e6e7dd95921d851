using System.Reflection;
using ClusterTools.Images;

namespace ClusterTools.Tests.Architecture;

/// <summary>What a property of a result gives can be shown, written and sent: PowerShell turns a matrix into its Length, Rank and SyncRoot.</summary>
public sealed class ResultPropertyTests
{
    [Fact]
    public void NoPropertyIsAMatrix()
    {
        var properties = from type in typeof(ImageStack).Assembly.GetExportedTypes()
                         from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                         select property;
        Assert.NotEmpty(properties);
        Assert.Empty(properties.Where(p => IsMatrix(p.PropertyType)).Select(p => $"{p.DeclaringType}.{p.Name}"));
    }

    [Fact]
    public void AMatrixIsFoundAtAnyDepth()
    {
        Assert.True(IsMatrix(typeof(int[,])));
        Assert.True(IsMatrix(typeof(double[,][])));
        Assert.True(IsMatrix(typeof(IReadOnlyList<float[,,]>)));
        Assert.False(IsMatrix(typeof(double[][])));
    }

    private static bool IsMatrix(Type type) =>
        (type.IsArray && (type.GetArrayRank() > 1 || IsMatrix(type.GetElementType()!))) || type.GenericTypeArguments.Any(IsMatrix);
}
