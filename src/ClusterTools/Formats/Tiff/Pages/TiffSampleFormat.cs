namespace ClusterTools.Formats.Tiff.Pages;

/// <summary>What the bits of a sample mean (tag SampleFormat).</summary>
internal enum TiffSampleFormat
{
    Unsigned = 1,
    Signed = 2,
    Float = 3,
    Undefined = 4,
    ComplexInteger = 5,
    ComplexFloat = 6,
}
