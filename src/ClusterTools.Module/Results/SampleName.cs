namespace ClusterTools.Results;

/// <summary>A sample file that the module brings.</summary>
public enum SampleName
{
    /// <summary>fish.tif: calcium imaging of a zebrafish brain, 20 frames of 2 planes of 76 x 87 voxels of 8 bits.</summary>
    Fish,

    /// <summary>iris.csv: a table of 150 flowers with four measures and their species.</summary>
    Iris,

    /// <summary>cat.jpg: a photograph of 226 x 150 pixels.</summary>
    Cat,
}
