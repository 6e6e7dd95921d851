<#
.SYNOPSIS
How many kinds of pictures: IDX images z-scored, clustered for a range of numbers with restarts, the number by the elbow, clusters against classes.

.DESCRIPTION
Reads pictures from an IDX file, brings every pixel to mean 0 and standard deviation 1 over all pictures, runs k-means for each number of clusters from several starts, and lists
inertia and elbow score. Of the number that the elbow chooses it prints clusters against classes, and draws the mean picture of each cluster. What is printed is also in the object
that the script returns.

Without -Path the script draws bars in six places of its own.

.EXAMPLE
./examples/scan-images.ps1 -Path ../shared/data/fashion/t10k1000-images-idx3-ubyte.gz -LabelPath ../shared/data/fashion/t10k1000-labels-idx1-ubyte.gz -Destination ./scan
#>
[CmdletBinding()]
param(
    # An IDX file of pictures.
    [string] $Path,

    # An IDX file of their classes.
    [string] $LabelPath,

    # The folder for the picture; made if it is not there.
    [string] $Destination = './scan',

    # The numbers of clusters to try.
    [int[]] $ClusterCount = 5..15,

    [int] $RestartCount = 10,

    # Passes of a start at most.
    [int] $MaxIterations = 50,

    [long] $Seed = 0,

    # Replaces a picture that is there already.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../ClusterTools.psd1')
if (-not (Test-Path -LiteralPath $Destination)) { $null = New-Item -ItemType Directory -Path $Destination }

function New-BarPicture([string] $File, [string] $LabelFile) {
    # 240 pictures of 10 x 10 with a bar in one of six places, and noise, as IDX: two zeros, the type (8: bytes), the number of sizes, the sizes, the values.
    $random = [Random]::new(5)
    $bytes = [Collections.Generic.List[byte]]::new([byte[]] (0, 0, 8, 3, 0, 0, 0, 240, 0, 0, 0, 10, 0, 0, 0, 10))
    $labels = [Collections.Generic.List[byte]]::new([byte[]] (0, 0, 8, 1, 0, 0, 0, 240))
    for ($i = 0; $i -lt 240; $i++) {
        $class = $i % 6
        $labels.Add($class)
        for ($pixel = 0; $pixel -lt 100; $pixel++) {
            $place = if ($class -lt 3) { [Math]::Floor($pixel / 10) } else { $pixel % 10 }
            $on = [Math]::Floor($place / 3) -eq $class % 3
            $bytes.Add($random.Next(0, 60) + $(if ($on) { $random.Next(60, 180) } else { 0 }))
        }
    }

    [IO.File]::WriteAllBytes($File, $bytes.ToArray())
    [IO.File]::WriteAllBytes($LabelFile, $labels.ToArray())
}

if (-not $Path) {
    $folder = (Resolve-Path -LiteralPath $Destination).ProviderPath
    $Path, $LabelPath = (Join-Path $folder 'bars.idx'), (Join-Path $folder 'bars-labels.idx')
    New-BarPicture $Path $LabelPath
}

# 1. A record a picture; every pixel to mean 0 and standard deviation 1 over all pictures (a pixel that never changes becomes 0).
$pictures = Import-Series -LiteralPath $Path
$scaled = $pictures | Convert-Series -Standardize
Write-Host "Pictures: $($pictures.Count) of $($pictures.Length) pixels"

# 2. Each number of clusters from several starts. The elbow is where two straight lines fit the inertias best, one before it and one from it on.
#    On ../shared/data/fashion/t10k1000-*: 13 clusters.
$search = $scaled | Find-OptimalK $ClusterCount -Criterion Elbow -RestartCount $RestartCount -MaxIterations $MaxIterations -Seed $Seed
Write-Host "Elbow: $($search.BestK) clusters"
$search.Candidates | Format-Table ClusterCount, Inertia, ElbowScore, Silhouette, IsBest | Out-Host

# 3. Clusters against classes.
#    On ../shared/data/fashion/t10k1000-*: accuracy 0.6100, adjusted Rand index 0.3589.
$measures = $null
if ($LabelPath) {
    $classes = [int[]] @((Import-Series -LiteralPath $LabelPath).ToArray())
    $measures = $search | Measure-Clustering -Truth $classes
    $measures.Truth.Contingency | Out-Host
    Write-Host ('Accuracy {0:N4}, adjusted Rand index {1:N4}, normalised mutual information {2:N4}' -f $measures.Truth.Accuracy, $measures.Truth.AdjustedRand, $measures.Truth.NormalizedMutualInformation)
}

# 4. The mean picture of each cluster, in grey levels.
$side = [int][Math]::Sqrt($pictures.Length)
$means = [byte[][]] @(foreach ($cluster in 0..($search.BestK - 1)) {
    $sum = [double[]]::new($pictures.Length)
    $count = 0
    for ($i = 0; $i -lt $pictures.Count; $i++) {
        if ($search.Labels[$i] -ne $cluster) { continue }
        $record = $pictures.GetRecord($i)
        for ($j = 0; $j -lt $sum.Length; $j++) { $sum[$j] += $record[$j] }
        $count++
    }

    , [byte[]] @($sum | ForEach-Object { $_ / $count })
})
$zoom = 3
$width = $zoom * $side * $means.Count
$sheet = [byte[]]::new($zoom * $side * $width)
for ($cluster = 0; $cluster -lt $means.Count; $cluster++) {
    for ($pixel = 0; $pixel -lt $zoom * $zoom * $means[$cluster].Length; $pixel++) {
        $x, $y = ($pixel % ($zoom * $side)), [Math]::Floor($pixel / ($zoom * $side))
        $sheet[$y * $width + $cluster * $zoom * $side + $x] = $means[$cluster][[Math]::Floor($y / $zoom) * $side + [Math]::Floor($x / $zoom)]
    }
}

[ClusterTools.Images.ImageStack]::new([byte[][]] @(, $sheet), [ClusterTools.GridShape]::new(1, $zoom * $side, $width), 1, 'Gray', 'UInt8') |
    Export-ImageStack (Join-Path $Destination 'means.png') -Force:$Force

[pscustomobject]@{
    Series   = $pictures
    Search   = $search
    Measures = $measures
    Files    = Get-ChildItem -LiteralPath $Destination -File
}
