namespace ClusterTools.Formats.Tiff.Arrangement;

/// <summary>A run of pages in OME-XML.</summary>
/// <param name="Ifd">Its first page; null for the first of the file.</param>
/// <param name="FirstZ">Where its first plane lies along z.</param>
/// <param name="FirstC">Where it lies among the channels.</param>
/// <param name="FirstT">Its time point.</param>
/// <param name="PlaneCount">Its pages; null where it is not said.</param>
/// <param name="IsElsewhere">Whether the pages are those of another file.</param>
internal sealed record OmeTiffData(int? Ifd, int FirstZ, int FirstC, int FirstT, int? PlaneCount, bool IsElsewhere);
