<#
.SYNOPSIS
How many clusters, and of which kind: k-means by silhouette, mixtures by BIC and AIC, and a table that k-means gets wrong.

.DESCRIPTION
Scores numbers of clusters for a table of round groups. Then takes a table of stretched groups, where k-means cuts groups in two and a mixture with full covariances does
not, compares both with the true classes, and lists the records that the mixture is least sure of. Both answers are drawn, k-means left and the mixture right, the darker
the less certain. What is printed is also in the object that the script returns.

Without paths the script makes tables of its own.

.EXAMPLE
./examples/choose-k.ps1 -Path ../shared/data/blobs_3d.csv -StretchedPath ../shared/data/aniso_2d.csv -Destination ./choose-k
#>
[CmdletBinding()]
param(
    # A table of round groups, its true classes in -LabelColumn.
    [string] $Path,

    # A table of stretched groups with two values a record, its true classes in -LabelColumn.
    [string] $StretchedPath,

    [string] $LabelColumn = 'label',

    # The folder for the picture; made if it is not there.
    [string] $Destination = './choose-k',

    # The numbers of clusters to try.
    [int[]] $ClusterCount = 2..10,

    [int] $RestartCount = 10,

    [long] $Seed = 0,

    # Replaces a picture that is there already.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../ClusterTools.psd1')
if (-not (Test-Path -LiteralPath $Destination)) { $null = New-Item -ItemType Directory -Path $Destination }

function New-StretchedSeries([string] $File) {
    # Three round groups, sheared, as a table.
    $round = New-BlobSeries -Count 300 -Dimension 2 -ClusterCount 3 -StdDev 1 -Seed 4
    $middles = (0, 0), (0, 4), (0, 8)
    $lines = for ($i = 0; $i -lt $round.Count; $i++) {
        $class = $round.Truth[$i]
        $x, $y = $round.GetRecord($i)
        $own = @($round.Truth).IndexOf($class)
        $x0, $y0 = $round.GetRecord($own)
        $dx, $dy = (4 * ($x - $x0)), (0.5 * ($y - $y0))
        '{0:R},{1:R},{2}' -f ($middles[$class][0] + $dx), ($middles[$class][1] + $dy + 0.3 * $dx), $class
    }

    @('x,y,label') + $lines | Set-Content -LiteralPath $File
}

function Export-Scatter([string] $File, $Series, $Results) {
    # A square a result, side by side; each record is a dot in the colour of its cluster, darker where the mixture is not sure.
    $size, $gap = 320, 8
    $width = $size * $Results.Count + $gap * ($Results.Count - 1)
    $pixels = [byte[]]::new(3 * $size * $width)
    for ($i = 0; $i -lt $pixels.Length; $i++) { $pixels[$i] = 250 }
    $range = $Series | Measure-Series -Across Record
    $colors = (214, 69, 65), (31, 119, 180), (44, 160, 44), (255, 160, 20), (140, 86, 200), (120, 120, 120), (23, 170, 190)
    for ($result = 0; $result -lt $Results.Count; $result++) {
        for ($i = 0; $i -lt $Series.Count; $i++) {
            $record = $Series.GetRecord($i)
            $x, $y = foreach ($axis in 0, 1) {
                8 + [int](($size - 17) * ($record[$axis] - $range.Minimum[$axis]) / ($range.Maximum[$axis] - $range.Minimum[$axis]))
            }

            $probabilities = $Results[$result].LabelProbabilities
            $light = if ($probabilities) { [Math]::Max(0.2, 2 * $probabilities[$i] - 1) } else { 1 }
            $color = $colors[$Results[$result].Labels[$i] % $colors.Count]
            foreach ($dy in -2..2) {
                foreach ($dx in -2..2) {
                    if ($dx * $dx + $dy * $dy -gt 5) { continue }
                    $at = 3 * (($size - 1 - $y + $dy) * $width + $result * ($size + $gap) + $x + $dx)
                    for ($c = 0; $c -lt 3; $c++) { $pixels[$at + $c] = $light * $color[$c] }
                }
            }
        }
    }

    [ClusterTools.Images.ImageStack]::new([byte[][]] @(, $pixels), [ClusterTools.GridShape]::new(1, $size, $width), 3, 'Rgb', 'UInt8') | Export-ImageStack $File -Force:$Force
}

# 1. Round groups: k-means for each number of clusters, every score of it, the choice by silhouette.
#    On ../shared/data/blobs_3d.csv: 7 clusters, silhouette 0.8199.
$round = if ($Path) { Import-Series -LiteralPath $Path -LabelColumn $LabelColumn } else { New-BlobSeries -Count 300 -Dimension 3 -ClusterCount 5 -Seed 1 }
$byKMeans = $round | Find-OptimalK $ClusterCount -Criterion Silhouette -RestartCount $RestartCount -Seed $Seed
Write-Host "k-means: $($byKMeans.BestK) clusters by silhouette"
$byKMeans.Candidates | Format-Table ClusterCount, Inertia, Silhouette, CalinskiHarabasz, DaviesBouldin, IsBest | Out-Host

# 2. The same for mixtures, which have likelihoods: BIC pays a price for each parameter, AIC a lower one, so it tends to more components.
#    On ../shared/data/blobs_3d.csv: BIC 2763.8 at 7 components, its least.
$byMixture = $round | Find-OptimalK $ClusterCount -Model GaussianMixture -Criterion Bic -RestartCount $RestartCount -Seed $Seed
$byAic = ($byMixture.Candidates | Sort-Object Aic | Select-Object -First 1).ClusterCount
Write-Host "mixture: $($byMixture.BestK) components by BIC, $byAic by AIC"
$byMixture.Candidates | Format-Table ClusterCount, Bic, Aic, Silhouette, IsBest | Out-Host

# 3. Stretched groups: k-means takes each record to the nearest middle and cuts long groups in two; a full covariance follows their shape.
#    On ../shared/data/aniso_2d.csv: adjusted Rand index 0.7858 by k-means, 0.9726 by the mixture.
if (-not $StretchedPath) {
    $StretchedPath = Join-Path (Resolve-Path -LiteralPath $Destination).ProviderPath 'stretched.csv'
    New-StretchedSeries $StretchedPath
}

$stretched = Import-Series -LiteralPath $StretchedPath -LabelColumn $LabelColumn
$classes = ($stretched.Truth | Sort-Object -Unique).Count
$kMeans = $stretched | Invoke-KMeans -ClusterCount $classes -RestartCount $RestartCount -Seed $Seed
$mixture = $stretched | Invoke-GaussianMixture -ComponentCount $classes -RestartCount $RestartCount -Initialization Random -Seed $Seed
$comparison = foreach ($result in $kMeans, $mixture) {
    $truth = ($result | Measure-Clustering -Truth $stretched.Truth).Truth
    [pscustomobject]@{ Result = $result.GetType().Name; AdjustedRand = $truth.AdjustedRand; Accuracy = $truth.Accuracy }
}

$comparison | Format-Table Result, @{ Label = 'AdjustedRand'; Expression = { $_.AdjustedRand.ToString('N4') } }, @{ Label = 'Accuracy'; Expression = { $_.Accuracy.ToString('N4') } } | Out-Host

# 4. A mixture knows where it is not sure: the entropy of a record is 0 where one component takes all of it, and ln 2 = 0.693 where two share it evenly.
#    On ../shared/data/aniso_2d.csv: mean 0.0433 nats; record 225 is the least certain.
$uncertain = foreach ($record in 0..($stretched.Count - 1)) {
    [pscustomobject]@{ Record = $record; Component = $mixture.Labels[$record]; Probability = $mixture.LabelProbabilities[$record]; Entropy = $mixture.Entropy[$record] }
}

$meanEntropy = ($uncertain | Measure-Object Entropy -Average).Average
Write-Host ('Mean entropy {0:N4} nats; the least certain records:' -f $meanEntropy)
$uncertain = $uncertain | Sort-Object Entropy -Descending | Select-Object -First 5
$uncertain | Format-Table | Out-Host
$byKMeans | Export-ClusterPlot (Join-Path $Destination 'scores.svg') -Kind Score -Force:$Force
$mixture | Export-ClusterPlot (Join-Path $Destination 'entropy.svg') -ColorBy Entropy -Force:$Force
Export-Scatter (Join-Path $Destination 'stretched.png') $stretched @($kMeans, $mixture)

[pscustomobject]@{
    ByKMeans    = $byKMeans
    ByMixture   = $byMixture
    KMeans      = $kMeans
    Mixture     = $mixture
    Comparison  = $comparison
    MeanEntropy = $meanEntropy
    Uncertain   = $uncertain
    Files       = Get-ChildItem -LiteralPath $Destination -File
}
