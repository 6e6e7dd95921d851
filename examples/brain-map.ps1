<#
.SYNOPSIS
The zebrafish study, step by step: from a folder of image volumes to a brain map of functional clusters.

.DESCRIPTION
Inspects the stack, maps its activity, makes normalised voxel series, keeps the active ones, chooses among numbers of clusters by two error measures,
maps all voxels by a model of the active ones, and checks that model on time points it has not seen. Pictures go to -Destination; every number that is
printed is also a property of the object that the script returns.

Without -Path the script makes a synthetic movie and goes the same way with it.

.EXAMPLE
./examples/brain-map.ps1 -Path ./fish/*.tif -Destination ./study

.EXAMPLE
$study = ./examples/brain-map.ps1 -ClusterCount 2..8 -Destination ./study -Force
$study.Errors
#>
[CmdletBinding()]
param(
    # The volumes: one file a time point.
    [string[]] $Path,

    # The folder for the pictures; made if it is not there.
    [string] $Destination = './brain-map',

    # Voxels whose series changes less than this (standard deviation after normalisation) are left out.
    [double] $MinimumStdDev = 0.005,

    # The numbers of clusters to compare.
    [int[]] $ClusterCount = @(5, 10, 15, 20, 30, 50, 100, 200),

    # The number of clusters of the map.
    [int] $MapClusterCount = 20,

    # Active records that serve as initial centroids of the map's model, by their number; without them k-means++ chooses.
    [int[]] $InitialRecord,

    # Time points to fit on in the last step; every second one by default.
    [int[]] $TrainingIndex,

    # Active records, by their number in the training set, that serve as initial centroids of the time-split model.
    [int[]] $TrainingInitialRecord,

    [long] $Seed = 0,

    # Replaces pictures that are there already.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../ClusterTools.psd1')
if (-not (Test-Path -LiteralPath $Destination)) { $null = New-Item -ItemType Directory -Path $Destination }
$picture = @{ Force = $Force }

function Get-InitialCentroid($Series, [int[]] $Record) {
    # The comma keeps a single centroid an array of arrays.
    , [double[][]] @($Record | ForEach-Object { , $Series.GetRecord($_) })
}

# 1. Inspect.
if ($Path) { $stack = Import-ImageStack -Path $Path } else { $stack = New-ImageStack -ClusterCount 5 -Seed $Seed }
Write-Host "Stack: $($stack.FrameCount) frames of $($stack.PlaneCount) planes, $($stack.Height) x $($stack.Width) pixels, $($stack.PixelType)"

# 2. Where does anything happen? The standard deviation of each voxel over time.
$statistics = $stack | Measure-ImageStack
$statistics.StdDev | Export-ImageStack -Path (Join-Path $Destination 'stddev.tif') @picture

# 3. A smaller stack is good for trying things out: every plane, and every fifth row and column of it.
$small = $stack | Resize-ImageStack -Stride 1, 5, 5

# 4. One series a voxel, normalised to the change relative to its baseline, the 20th percentile.
$series = $stack | ConvertTo-Series -Normalize Percentile -Precision Double
$active = $series | Select-Series -MinimumStdDev $MinimumStdDev
$overTime = $active | Measure-Series -Across Record
Write-Host "Series: $($series.Count) records of $($series.Length) values, $($active.Count) of them with a standard deviation above $MinimumStdDev"

# 5. Which voxels follow the mean activity of all?
$correlation = $active | Compare-Series -Signal $overTime.Mean
$best = ($correlation.Correlation | Measure-Object -Maximum).Maximum
Write-Host ("Correlation with the mean series: at most {0:f4}" -f $best)

# 6. How many clusters? The squared error always falls; the similarity error tells when the shapes are caught too.
$errors = foreach ($k in $ClusterCount) {
    $model = $active | Invoke-KMeans -ClusterCount $k -RestartCount 5 -Seed $Seed
    [pscustomobject]@{ ClusterCount = $k; ModelError = $model.ModelError; SimilarityError = $model.SimilarityError; Iterations = $model.Iterations }
}
$errors | Format-Table ClusterCount, @{ n = 'ModelError'; e = 'ModelError'; f = 'f4' }, @{ n = 'SimilarityError'; e = 'SimilarityError'; f = 'e4' }, Iterations | Out-String | Write-Host

# 7. The model of the active voxels, and its map.
$fit = @{ ClusterCount = $MapClusterCount; Seed = $Seed; Tolerance = 0 }
if ($InitialRecord) {
    $fit.ClusterCount = $InitialRecord.Count
    $fit.InitialCentroid = Get-InitialCentroid $active $InitialRecord
}
$model = $active | Invoke-KMeans @fit
$model | Export-LabelMap -Path (Join-Path $Destination 'active.png') -ColorBy Similarity -Scale 4 @picture
$model | Export-ClusterPlot (Join-Path $Destination 'centroids.svg') -ColorBy Similarity @picture
$series | Measure-Series | Export-ClusterPlot (Join-Path $Destination 'deviations.svg') -Threshold $MinimumStdDev @picture
Write-Host ("Model: {0} clusters, inertia {1:f6} after {2} iterations" -f $model.ClusterCount, $model.Inertia, $model.Iterations)

# 8. The same model gives every voxel a label; the similarity to its centroid, as brightness, shows where that label means something.
$labels = $series | Get-ClusterLabel -Model $model
$labels | Export-LabelMap -Path (Join-Path $Destination 'all.png') -ColorBy Similarity -Scale 4 @picture
$labels | Export-LabelMap -Path (Join-Path $Destination 'brain-map.png') -ColorBy Similarity -MaskBy Similarity -Scale 4 @picture

# 9. Do clusters of some time points hold for the others? Fitted on one half, the centroids meet the other half unchanged.
if (-not $TrainingIndex) { $TrainingIndex = @(for ($i = 0; $i -lt $active.Length; $i += 2) { $i }) }
$testIndex = @(0..($active.Length - 1) | Where-Object { $_ -notin $TrainingIndex })
$paired = [Math]::Min($TrainingIndex.Count, $testIndex.Count)
$training = $active | Select-Series -Index $TrainingIndex[0..($paired - 1)]
$test = $active | Select-Series -Index $testIndex[0..($paired - 1)]
$fit = @{ ClusterCount = 10; Seed = $Seed; Tolerance = 0 }
if ($TrainingInitialRecord) {
    $fit.ClusterCount = $TrainingInitialRecord.Count
    $fit.InitialCentroid = Get-InitialCentroid $training $TrainingInitialRecord
}
$trained = $training | Invoke-KMeans @fit
$tested = $test | Get-ClusterLabel -Model $trained
Write-Host ("Time split: model error {0:f4} on the time points of the fit, {1:f4} on the others" -f $trained.ModelError, $tested.ModelError)

[pscustomobject]@{
    Stack        = $stack
    StdDev       = $statistics.StdDev
    Subsample    = $small
    Series       = $series
    Active       = $active
    Correlation  = $correlation.Correlation
    Errors       = $errors
    Model        = $model
    Labels       = $labels
    TrainedModel = $trained
    TestLabels   = $tested
    Pictures     = Get-ChildItem -LiteralPath $Destination -File
}
