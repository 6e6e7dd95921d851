<#
.SYNOPSIS
Handwritten digits, step by step: clusters as a classifier, the nearest neighbours of a record, centroids and members as pictures.

.DESCRIPTION
Each record is a square picture, its values row by row. Clusters them, gives each cluster the class that most of its members have, and says how often that is right. Looks up
the records that are most like one of them. Draws the centroids, the neighbours, and the most typical members of the clusters. Pictures go to -Destination; what is printed is
also in the object that the script returns.

Without -Path the script takes made-up patterns in ten classes.

.EXAMPLE
./examples/digits.ps1 -Path ../shared/data/digits.csv.gz -LabelColumn 64 -Destination ./digits
#>
[CmdletBinding()]
param(
    # A table with a picture a row.
    [string] $Path,

    # The column of the true classes: its name or its number from 0.
    [string] $LabelColumn = 'label',

    # The folder for the pictures; made if it is not there.
    [string] $Destination = './digits',

    # The records to start from, one a cluster.
    [int[]] $InitialRecord = 0..9,

    # The record whose neighbours are looked up.
    [int] $Record = 234,

    [int] $NeighborCount = 10,

    # Pixels of a picture's pixel in the files.
    [int] $Zoom = 6,

    # Replaces pictures that are there already.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../ClusterTools.psd1')
if (-not (Test-Path -LiteralPath $Destination)) { $null = New-Item -ItemType Directory -Path $Destination }

function Export-Sheet([string] $File, [double[][]] $Records, [int] $Columns) {
    # Pictures in rows, dark on light, over the range of all values.
    $side = [int][Math]::Sqrt($Records[0].Count)
    $tile = $Zoom * $side + 2
    $width = $Columns * $tile
    $height = [int][Math]::Ceiling($Records.Count / $Columns) * $tile
    $pixels = [byte[]]::new($width * $height)
    for ($i = 0; $i -lt $pixels.Length; $i++) { $pixels[$i] = 190 }
    $low = ($Records | ForEach-Object { $_ } | Measure-Object -Minimum -Maximum)
    $line = [byte[]]::new($Zoom * $side)
    for ($i = 0; $i -lt $Records.Count; $i++) {
        $corner = [Math]::Floor($i / $Columns) * $tile * $width + ($i % $Columns) * $tile
        for ($y = 0; $y -lt $side; $y++) {
            for ($x = 0; $x -lt $line.Length; $x++) {
                $value = $Records[$i][$y * $side + [Math]::Floor($x / $Zoom)]
                $line[$x] = 255 - 255 * ($value - $low.Minimum) / ($low.Maximum - $low.Minimum)
            }

            for ($row = 0; $row -lt $Zoom; $row++) { [Array]::Copy($line, 0, $pixels, [int]($corner + ($y * $Zoom + $row) * $width), $line.Length) }
        }
    }

    [ClusterTools.Images.ImageStack]::new([byte[][]] @(, $pixels), [ClusterTools.GridShape]::new(1, $height, $width), 1, 'Gray', 'UInt8') | Export-ImageStack $File -Force:$Force
}

# 1. The pictures, and their classes.
$digits = if ($Path) { Import-Series -LiteralPath $Path -LabelColumn $LabelColumn } else { New-BlobSeries -Count 300 -Dimension 64 -ClusterCount 10 -StdDev 4 -Seed 2 }
Write-Host "Pictures: $($digits.Count) of $($digits.Length) values"

# 2. Clusters that know nothing of the classes; the first ten records are one of each digit.
#    On ../shared/data/digits.csv.gz: 14 passes, inertia 1167859.384.
$start = [double[][]] @($InitialRecord | ForEach-Object { , $digits.GetRecord($_) })
$model = $digits | Invoke-KMeans -InitialCentroid $start -Tolerance 0
Write-Host ('Clusters: {0}, {1} passes, inertia {2:F3}' -f $model.ClusterCount, $model.Iterations, $model.Inertia)

# 3. As a classifier: a cluster stands for the class of most of its members.
#    On ../shared/data/digits.csv.gz: accuracy 0.7913, adjusted Rand index 0.6524; no cluster stands for 9, two stand for 1.
$measures = $model | Measure-Clustering -Truth $digits.Truth
Write-Host ('Classes of the clusters: {0}; accuracy {1:N4}, adjusted Rand index {2:N4}' -f ($measures.Truth.ClassOfCluster -join ' '), $measures.Truth.Accuracy, $measures.Truth.AdjustedRand)
$measures.Truth.Confusion | Out-Host

# 4. What is most like one record: itself first, then the others by distance.
#    On ../shared/data/digits.csv.gz, record 234: 1473 at 15.297, 1421 at 15.524, 741 at 16.093; all ten are a 6.
$near = $digits | Find-NearestSeries -Query $Record -NeighborCount $NeighborCount
$neighbors = foreach ($i in 0..($near.Indices[0].Count - 1)) {
    $index = $near.Indices[0][$i]
    [pscustomobject]@{ Record = $index; Class = $digits.Truth[$index]; Distance = $near.Distances[0][$i] }
}

Write-Host "Nearest to record $($Record):"
$neighbors | Format-Table Record, Class, @{ Label = 'Distance'; Expression = { $_.Distance.ToString('N3') } } | Out-Host

# 5. Look at them: centroids, neighbours, and of each cluster the twelve members nearest its middle, a row each where it has as many.
$columns = 12
$labels = $digits | Get-ClusterLabel -Model $model
$members = 0..($digits.Count - 1) | Group-Object { $labels.Labels[$_] } | Sort-Object { [int]$_.Name } | ForEach-Object {
    $_.Group | Sort-Object { $labels.Distance[$_] } | Select-Object -First $columns
}

Export-Sheet (Join-Path $Destination 'centroids.png') $model.Centroids 5
Export-Sheet (Join-Path $Destination 'neighbors.png') @($neighbors | ForEach-Object { , $digits.GetRecord($_.Record) }) 5
$measures | Export-ClusterPlot (Join-Path $Destination 'contingency.svg') -Kind Contingency -Force:$Force
Export-Sheet (Join-Path $Destination 'members.png') @($members | ForEach-Object { , $digits.GetRecord($_) }) $columns

[pscustomobject]@{
    Series    = $digits
    Model     = $model
    Measures  = $measures
    Neighbors = $neighbors
    Members   = $members
    Files     = Get-ChildItem -LiteralPath $Destination -File
}
