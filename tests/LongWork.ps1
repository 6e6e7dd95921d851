<#
.SYNOPSIS
    Work of each cmdlet that can run for long, for the tests of Ctrl+C and for the benchmark of how soon it is answered.
.DESCRIPTION
    An object a cmdlet: Name; Prepare, the script that makes what it works on ($Folder is a folder of its own); Work, the script that is
    stopped, which takes far longer than it has until then; and Target, the name in $Folder of the file or folder that it writes.
#>
[CmdletBinding()]
param()

function New-LongWork([string] $Name, [string] $Work, [string] $Prepare, [string] $Target) {
    [pscustomobject]@{ Name = $Name; Prepare = $Prepare; Work = $Work; Target = $Target }
}

$pictures = 'New-ImageStack -FrameCount 1 -Height 1200 -Width 1200 -ClusterCount 9 | Export-ImageStack "$Folder/a.png"; $files = foreach ($i in 1..100) { Copy-Item "$Folder/a.png" "$Folder/a$i.png" -PassThru }'
$movie = '$stack = New-ImageStack -FrameCount 150 -Height 512 -Width 512 -ClusterCount 5'
$blobs = '$set = New-BlobSeries -Count 30000 -Dimension 40 -ClusterCount 20 -StdDev 9'

New-LongWork 'Compare-Series' '$set | Compare-Series (1..2000) -Lag 900' '$set = New-BlobSeries -Count 4000 -Dimension 2000'
New-LongWork 'Compress-ImageColor' 'Compress-ImageColor $files.FullName "$Folder/few" -ColorCount 250' $pictures 'few'
New-LongWork 'Convert-Series' '$set | Convert-Series -Normalize WindowExact -Window 1200' '$set = New-BlobSeries -Count 4000 -Dimension 2500'
New-LongWork 'ConvertTo-Series' '$stack | ConvertTo-Series -Normalize WindowExact -Window 100' $movie
New-LongWork 'Export-ClusterPlot' '$set | Export-ClusterPlot "$Folder/plot.svg" -Kind Silhouette' '$set = New-BlobSeries -Count 10000 -Dimension 3000 -ClusterCount 4 | Invoke-KMeans 4 -MaxIterations 1' 'plot.svg'
New-LongWork 'Export-ClusterReport' '@($fit) * 40 | Export-ClusterReport "$Folder/report.html"' '$fit = New-BlobSeries -Count 100000 -Dimension 60 -ClusterCount 40 | Invoke-KMeans 40 -MaxIterations 1' 'report.html'
New-LongWork 'Export-ClusterTable' '$fit | Export-ClusterTable "$Folder/labels.csv"' '$fit = New-BlobSeries -Count 8000000 -ClusterCount 4 | Invoke-KMeans 4 -MaxIterations 1' 'labels.csv'
New-LongWork 'Export-ImageStack' '$stack | Export-ImageStack "$Folder/frames" -Format Png' "$movie; `$null = New-Item `"`$Folder/frames`" -ItemType Directory" 'frames'
New-LongWork 'Export-LabelMap' '$fit | Export-LabelMap "$Folder/map.png" -ColorBy Similarity' '$fit = New-ImageStack -FrameCount 4 -Height 60 -Width 60 | ConvertTo-Series | Invoke-KMeans 2000 -Initialization Random -MaxIterations 1' 'map.png'
New-LongWork 'Export-Series' '$set | Export-Series "$Folder/set.csv.gz"' '$set = New-BlobSeries -Count 400000 -Dimension 20' 'set.csv.gz'
New-LongWork 'Find-NearestSeries' '$set | Find-NearestSeries (0..29999) 20 -Distance Manhattan' $blobs
New-LongWork 'Find-OptimalK' '$set | Find-OptimalK 2..200 -RestartCount 50' $blobs
New-LongWork 'Find-OptimalRadius' '$set | Find-OptimalRadius -Distance Manhattan' '$set = New-BlobSeries -Count 100000 -Dimension 40 -ClusterCount 20 -StdDev 9'
New-LongWork 'Get-ClusterLabel' '$set | Get-ClusterLabel $model' '$set = New-BlobSeries -Count 400000 -Dimension 60 -StdDev 9; $model = New-BlobSeries -Count 4000 -Dimension 60 -StdDev 9 | Invoke-GaussianMixture 200 -Initialization Random -MaxIterations 1'
New-LongWork 'Group-Image' 'Group-Image $files.FullName 5' $pictures
New-LongWork 'Import-ImageStack' 'Import-ImageStack $files.FullName' $pictures
New-LongWork 'Import-Series' 'Import-Series "$Folder/set.csv"' '[IO.File]::WriteAllText("$Folder/set.csv", ("1.5,2.25,3.125,4.0625`n" * 5000000))'
New-LongWork 'Invoke-AgglomerativeClustering' '$set | Invoke-AgglomerativeClustering 5' $blobs
New-LongWork 'Invoke-BayesianGaussianMixture' '$set | Invoke-BayesianGaussianMixture 16 -MaxIterations 5000 -Tolerance 0' $blobs
New-LongWork 'Invoke-DensityClustering' '$set | Invoke-DensityClustering 60 -Distance Manhattan' '$set = New-BlobSeries -Count 100000 -Dimension 40 -ClusterCount 20 -StdDev 9'
New-LongWork 'Invoke-GaussianMixture' '$set | Invoke-GaussianMixture 16 -Initialization Random -MaxIterations 5000 -Tolerance 0' $blobs
New-LongWork 'Invoke-ImageFilter' '$stack | Invoke-ImageFilter -Median 21' $movie
New-LongWork 'Invoke-KMeans' '$set | Invoke-KMeans 60 -RestartCount 5000 -Tolerance 0' $blobs
New-LongWork 'Invoke-MatrixFactorization' '$set | Invoke-MatrixFactorization 30 -Method Independent -MaxIterations 100000 -Tolerance 0' $blobs
New-LongWork 'Measure-Clustering' '$fit | Measure-Clustering' '$fit = New-BlobSeries -Count 60000 -Dimension 30 -ClusterCount 4 | Invoke-KMeans 4'
New-LongWork 'Measure-ImageStack' '$stack | Measure-ImageStack -LocalCorrelation 15' $movie
New-LongWork 'New-BlobSeries' 'New-BlobSeries -Count 4000000 -Dimension 60'
New-LongWork 'New-ImageStack' 'New-ImageStack -FrameCount 3000 -Height 512 -Width 512'
New-LongWork 'Resize-ImageStack' '$stack | Resize-ImageStack -Scale 4' $movie
New-LongWork 'Select-Series' '$set | Select-Series -Where { $_[0] -gt 0 }' '$set = New-BlobSeries -Count 1000000'
New-LongWork 'Test-Clustering' '$set | Test-Clustering 2..60 -RestartCount 500' '$set = New-BlobSeries -Count 4000 -Dimension 200 -ClusterCount 30 -StdDev 9'
