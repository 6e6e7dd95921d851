<#
.SYNOPSIS
    From a stack of images to a map of its clusters, in one pipeline.
.DESCRIPTION
    Without -Path a synthetic calcium-imaging movie is made, whose true regions are known. Writes label-map.png into the current folder.
.PARAMETER Path
    Image files or a folder of them.
.PARAMETER ClusterCount
    Clusters to find.
.PARAMETER OutFile
    The map to write.
.EXAMPLE
    ./examples/quickstart.ps1 -Path fish/*.tif -ClusterCount 20
#>
[CmdletBinding()]
param(
    [string] $Path,

    [int] $ClusterCount = 6,

    [string] $OutFile = 'label-map.png'
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../ClusterTools.psd1"

$stack = if ($Path) { Import-ImageStack $Path } else { New-ImageStack -ClusterCount $ClusterCount }
$stack

$result = $stack |
    ConvertTo-Series -Normalize Percentile |
    Select-Series -MinimumStdDev 0.005 |
    Invoke-KMeans -ClusterCount $ClusterCount -RestartCount 5
$result | Format-Table

$result | Export-LabelMap $OutFile -ColorBy Similarity -MaskBy Similarity -Scale 4 -Force -PassThru
