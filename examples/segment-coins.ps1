<#
.SYNOPSIS
Segments of a picture, step by step: from a grey or colour picture to contours over it, a cut-out of its foreground, and a table of its regions.

.DESCRIPTION
Blurs the picture, splits its pixels into clusters from evenly spread starts (so that cluster 0 is the darkest and the last one the brightest), draws the borders over
the original at its full size, cuts the brightest segment out with transparency, and lists its regions. Once more on a picture of a fifth of the size: its contours are
drawn over the original as well. Pictures go to -Destination; what is printed is also in the object that the script returns.

Without -Path the script takes the mean image of a synthetic movie, whose bright cells stand for coins.

.EXAMPLE
./examples/segment-coins.ps1 -Path ./coins.png -Destination ./segments

.EXAMPLE
$result = ./examples/segment-coins.ps1 -Path ./cells.tif -ClusterCount 3 -Sigma 1 -Force
$result.Regions | Sort-Object Area -Descending
#>
[CmdletBinding()]
param(
    # The picture.
    [string] $Path,

    # The folder for the pictures; made if it is not there.
    [string] $Destination = './segments',

    # The segments to split the picture into.
    [int] $ClusterCount = 2,

    # The standard deviation of the blur that comes first, in pixels; 0 for none.
    [double] $Sigma = 2,

    # The size of the small picture of the last step relative to the original.
    [double] $Scale = 0.2,

    # Regions with fewer pixels are left out of the table.
    [int] $MinimumArea = 1,

    # Replaces pictures that are there already.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../ClusterTools.psd1')
if (-not (Test-Path -LiteralPath $Destination)) { $null = New-Item -ItemType Directory -Path $Destination }

function Split-Picture($Picture) {
    # Starts from evenly spread greys, the same for each channel.
    $range = $Picture | Measure-ImageStack -Statistic Mean
    $step = if ($ClusterCount -gt 1) { ($range.MaximumValue - $range.MinimumValue) / ($ClusterCount - 1) } else { 0 }
    $start = [double[][]] @(0..($ClusterCount - 1) | ForEach-Object { , (@($range.MinimumValue + $_ * $step) * $Picture.ChannelCount) })
    $Picture | ConvertTo-Series -As Pixel | Invoke-KMeans -InitialCentroid $start -Tolerance 0
}

# 1. The picture, and a blurred one: single pixels should not decide.
if ($Path) { $picture = Import-ImageStack -LiteralPath $Path } else { $picture = (New-ImageStack -FrameCount 40 -Height 150 -Width 200 | Measure-ImageStack -Statistic Mean).Mean }
$blurred = $picture | Invoke-ImageFilter -Gaussian $Sigma
Write-Host "Picture: $($picture.Width) x $($picture.Height) pixels of $($picture.ChannelCount) channels, $($picture.PixelType)"

# 2. Segments: clusters of pixels whose colours are alike.
$segments = Split-Picture $blurred
$foreground = $segments.ClusterCount - 1
Write-Host ("Segments: {0} pixels, {1} iterations" -f ($segments.Sizes -join ' + '), $segments.Iterations)

# 3. Look at them: borders over the original, and the foreground cut out of it.
$segments | Export-LabelMap -Path (Join-Path $Destination 'segments.png') -ColorBy Gray -Force:$Force
$segments | Export-LabelMap -Path (Join-Path $Destination 'contours.png') -Contour -Background $picture -Force:$Force
$segments | Export-LabelMap -Path (Join-Path $Destination 'foreground.png') -MaskBy Label -Keep $foreground -Background $picture -Force:$Force

# 4. The regions of the foreground, with the intensities of the original.
$regions = @($segments | Measure-ImageRegion -Label $foreground -Connectivity Four -MinimumArea $MinimumArea -Intensity $picture)
Write-Host "Foreground: $($regions.Count) regions, the largest:"
$regions | Sort-Object -Property Area -Descending | Select-Object -First 10 | Format-Table | Out-Host

# 5. A smaller picture gives much the same segments in a fraction of the time.
$small = Split-Picture ($blurred | Resize-ImageStack -Scale $Scale)
$small | Export-LabelMap -Path (Join-Path $Destination 'contours-small.png') -Contour -Background $picture -Force:$Force

[pscustomobject]@{
    Picture  = $picture
    Segments = $segments
    Small    = $small
    Regions  = $regions
    Files    = Get-ChildItem -LiteralPath $Destination -File
}
