<#
.SYNOPSIS
A tree of clusters, step by step: the last merges as a table, a cut by the widest gap, by number and by distance; and a tree of the voxels of a movie.

.DESCRIPTION
Builds Ward's tree of a table, lists its last merges (the dendrogram from its top), cuts it where the distance of merges grows most, and compares the linkages. Then builds a
tree of voxels that joins neighbours on the grid only, and writes its clusters as a map. What is printed is also in the object that the script returns.

Without -Path the script makes points in groups, without -ImagePath a movie.

.EXAMPLE
./examples/tree.ps1 -Path ../shared/data/blobs_3d.csv -ImagePath ../shared/data/fish/*.tif -Destination ./tree
#>
[CmdletBinding()]
param(
    # A table.
    [string] $Path,

    # The column of the true classes in the table.
    [string] $LabelColumn = 'label',

    # The images of a movie.
    [string] $ImagePath,

    # The folder for the map; made if it is not there.
    [string] $Destination = './tree',

    # The merges to list.
    [int] $MergeCount = 12,

    # The regions to cut the voxels into.
    [int] $RegionCount = 20,

    # Replaces a map that is there already.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../ClusterTools.psd1')
if (-not (Test-Path -LiteralPath $Destination)) { $null = New-Item -ItemType Directory -Path $Destination }

# 1. The whole tree: every record begins alone, and the two clusters that are nearest are joined until one is left.
#    A and B number what is joined: records first, then the merges in their order, as SciPy's linkage does.
$series = if ($Path) { Import-Series -LiteralPath $Path -LabelColumn $LabelColumn } else { New-BlobSeries -Count 200 -Dimension 3 -ClusterCount 5 -StdDev 0.5 -Seed 3 }
$tree = $series | Invoke-AgglomerativeClustering -ClusterCount 1
Write-Host "Tree: $($series.Count) records, $($tree.Merges.Count) merges"

# 2. The dendrogram from its top. Clusters tells how many there are before the merge; a wide gap below it says that these are apart.
#    On ../shared/data/blobs_3d.csv the widest gap, by factors, is from 4.05 to 25.26: 7 clusters.
$merges = $tree.Merges
$last = $merges.Count - 1
$table = foreach ($i in $last..[Math]::Max(1, $last - $MergeCount + 1)) {
    [pscustomobject]@{
        Clusters = $series.Count - $i
        A        = $merges[$i].A
        B        = $merges[$i].B
        Size     = $merges[$i].Size
        Distance = $merges[$i].Distance
        Gap      = $merges[$i].Distance / $merges[$i - 1].Distance
    }
}

$table | Format-Table Clusters, A, B, Size, @{ Label = 'Distance'; Expression = { $_.Distance.ToString('N3') }; Align = 'Right' },
    @{ Label = 'Gap'; Expression = { $_.Gap.ToString('N2') }; Align = 'Right' },
    @{ Label = ''; Expression = { '#' * [int](40 * $_.Distance / $table[0].Distance) } } | Out-Host
$widest = $table | Sort-Object Gap -Descending | Select-Object -First 1

# 3. The same tree cut: at a number of clusters, or at a distance. Neither builds it again.
$cut = $tree.Cut($widest.Clusters)
$threshold = [Math]::Sqrt($widest.Distance * $widest.Distance / $widest.Gap)
$atDistance = $tree.CutAt($threshold)
Write-Host ('Widest gap: {0} clusters of {1} records; cut at distance {2:N2}: {3} clusters' -f $cut.ClusterCount, ($cut.Sizes -join ', '), $threshold, $atDistance.ClusterCount)

$cut | Export-ClusterPlot (Join-Path $Destination 'tree.svg') -Threshold $threshold -Force:$Force

# 4. Linkages: Ward joins where the variance grows least, complete and average by all pairs, single by the nearest pair (it makes chains).
$linkages = foreach ($linkage in 'Ward', 'Complete', 'Average', 'Single') {
    $result = $series | Invoke-AgglomerativeClustering -ClusterCount $cut.ClusterCount -Linkage $linkage
    $truth = if ($series.Truth) { @{ Truth = $series.Truth } } else { @{} }
    $measures = $result | Measure-Clustering @truth
    [pscustomobject]@{ Linkage = $linkage; Silhouette = $measures.Silhouette; AdjustedRand = $measures.Truth.AdjustedRand; Sizes = ($result.Sizes | Sort-Object) -join ' ' }
}

$linkages | Format-Table Linkage, @{ Label = 'Silhouette'; Expression = { $_.Silhouette.ToString('N4') } }, AdjustedRand, Sizes | Out-Host

# 5. Voxels: only neighbours on the grid are joined, so that each cluster is one region, and a tree of all voxels takes moments.
#    On ../shared/data/fish: 13224 voxels in 20 regions, the largest of 3790.
$stack = if ($ImagePath) { Import-ImageStack $ImagePath } else { New-ImageStack -Height 60 -Width 80 -FrameCount 60 }
$regions = $stack | ConvertTo-Series -Normalize Percentile | Invoke-AgglomerativeClustering -ClusterCount $RegionCount -Connectivity Grid
Write-Host "Voxels: $($regions.Labels.Count) in $($regions.ClusterCount) regions, the largest of $(($regions.Sizes | Measure-Object -Maximum).Maximum)"
$regions | Export-LabelMap -Path (Join-Path $Destination 'regions.png') -ColorBy Label -Scale 4 -Force:$Force

[pscustomobject]@{
    Tree     = $tree
    Merges   = $table
    Cut      = $cut
    CutAt    = $atDistance
    Linkages = $linkages
    Regions  = $regions
    Files    = Get-ChildItem -LiteralPath $Destination -File
}
