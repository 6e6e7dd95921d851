using System.Collections;
using System.Globalization;
using System.Management.Automation;
using ClusterTools.Images;

namespace ClusterTools.Arguments;

/// <summary>Turns four numbers (<c>10,20,64,48</c>) or a text of them into a region of pixels.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PixelRegionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? data = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (data is null or PixelRegion)
            return data!;
        string text = data is IEnumerable list and not string
            ? string.Join(",", list.Cast<object?>().Select(item => Convert.ToString(item is PSObject inner ? inner.BaseObject : item, CultureInfo.InvariantCulture)))
            : Convert.ToString(data, CultureInfo.InvariantCulture)!;
        try
        {
            return PixelRegion.Parse(text);
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }
}
