<#
.SYNOPSIS
    Calls every cmdlet once or a few times on small data, as a first call in a fresh PowerShell would.
.DESCRIPTION
    What runs here is compiled ahead of time in the package; anything else is compiled when it is first called. A new cmdlet, format or
    algorithm that users meet early gets a line. Runs in PowerShell 7.6 or later, in an empty folder that it may write to.
.PARAMETER Module
    The manifest of the module, built but not compiled ahead.
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
$WarningPreference = 'Ignore'
Import-Module $Module

# A movie: images, series, clusters, maps.
$movie = New-ImageStack -FrameCount 24 -PlaneCount 2 -Height 20 -Width 24 -ClusterCount 4
foreach ($name in 'movie/', 'movie.tif', 'movie.npy') {
    $movie | Export-ImageStack $name
    $null = Import-ImageStack $name | Out-String
}

Import-ImageStack movie/*.tif | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 | Invoke-KMeans 4 -RestartCount 2 |
    Export-LabelMap brain.png -ColorBy Similarity -MaskBy Similarity -Scale 2
$series = $movie | ConvertTo-Series
foreach ($normalization in 'Mean', 'Percentile', 'Window', 'WindowExact') {
    $null = $movie | ConvertTo-Series -Normalize $normalization -Window 5
}

$null = $series | Convert-Series -Center -ZScore -Detrend | Convert-Series -Standardize -PrincipalComponent 3 | Out-String
$null = $series | Select-Series -From 2 -To 20 | Select-Series -Sample 100 | Measure-Series | Out-String
$null = $series | Compare-Series (1..24) -Lag 1
$null = $movie | Select-ImageStack -Frame 0 | Resize-ImageStack -Scale 2 | Invoke-ImageFilter -Gaussian 1 | Invoke-ImageFilter -Median 3 |
    Measure-ImageStack | Out-String
$null = $movie | Measure-ImageStack -LocalCorrelation 1

# Models of a movie.
$fit = $series | Invoke-KMeans 4
$fit | Out-String | Out-Null
$fit | Export-ClusterModel model.json
$model = Import-ClusterModel model.json
$null = $series | Get-ClusterLabel $model | Out-String
foreach ($name in 'label.tif', 'label.npy', 'label.csv', 'label.gif') {
    $fit | Export-LabelMap $name
}

$null = $fit | Measure-Clustering -Truth $movie.Truth | Out-String
$null = $fit | Measure-ImageRegion | Out-String
$null = $series | Find-OptimalK 2..5 | Out-String
$null = $series | Find-OptimalK 3, 4 -Criterion Silhouette | Out-String
$null = $series | Invoke-KMeans 4 -Seed 2 | Compare-Clustering $fit | Out-String
$null = $series | Test-Clustering -ClusterCount 3 | Out-String
$null = $series | Invoke-MatrixFactorization 3 | Out-String

# A table: points, other algorithms.
New-BlobSeries -Count 300 -ClusterCount 3 -Dimension 3 | Export-Series points.csv
$points = Import-Series points.csv
$null = $points | Out-String
$points | Export-Series points.npy
$null = Import-Series points.npy
foreach ($option in @{ Algorithm = 'MiniBatch' }, @{ Algorithm = 'Bisecting' }, @{ Distance = 'Cosine' }, @{ Distance = 'Correlation' }, @{ Initialization = 'Parallel' }) {
    $null = $points | Invoke-KMeans 3 @option
}

$mixture = $points | Invoke-GaussianMixture 3
$null = $mixture | Out-String
$null = $points | Get-ClusterLabel $mixture | Out-String
$null = $points | Invoke-GaussianMixture 3 -CovarianceType Diagonal
$null = $points | Invoke-BayesianGaussianMixture 4 | Out-String
foreach ($linkage in 'Ward', 'Average', 'Single') {
    $null = $points | Invoke-AgglomerativeClustering 3 -Linkage $linkage | Out-String
}

$null = $points | Find-NearestSeries -Query $points -NeighborCount 3 | Out-String

# Pictures.
foreach ($name in 'one.png', 'one.jpg', 'one.gif', 'one.webp') {
    Import-ImageStack brain.png -As Picture | Export-ImageStack $name
    $null = Import-ImageStack $name -As Picture
}

$null = Import-ImageStack one.jpg | ConvertTo-Series -As Pixel | Invoke-KMeans 3 | Measure-ImageRegion
$null = Compress-ImageColor one.png small 8 | Out-String
$null = Group-Image *.png 2 | Out-String
