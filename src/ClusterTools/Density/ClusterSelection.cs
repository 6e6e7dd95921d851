namespace ClusterTools.Density;

/// <summary>How HDBSCAN chooses flat clusters from the condensed tree.</summary>
public enum ClusterSelection
{
    /// <summary>The clusters that persist over the largest range of densities, weighted by their records: few large clusters.</summary>
    ExcessOfMass,

    /// <summary>The clusters that do not split further: many small ones.</summary>
    Leaf,
}
