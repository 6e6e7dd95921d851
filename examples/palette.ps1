<#
.SYNOPSIS
The palette of a picture, step by step: its main colours, the picture in 8, 16, 32 and 256 of them, dithered and not.

.DESCRIPTION
Clusters the pixels of a picture, lists the colours that stand for them, writes the picture in these colours, and compares numbers of colours by the error that they leave
and the bytes that they take. Pictures go to -Destination; what is printed is also in the object that the script returns.

Without -Path the script draws a sunset of its own.

.EXAMPLE
./examples/palette.ps1 -Path ./photo.jpg -Destination ./palette

.EXAMPLE
(./examples/palette.ps1 -Path ./photo.jpg -ColorCount 4, 64 -Force).Table
#>
[CmdletBinding()]
param(
    # The picture.
    [string] $Path,

    # The folder for the pictures; made if it is not there.
    [string] $Destination = './palette',

    # The numbers of colours to compare; the first is also that of the palette.
    [int[]] $ColorCount = @(8, 16, 32, 256),

    # Centroids to start the palette from, a row a colour, in the samples' own levels; k-means++ chooses where there are none.
    [double[][]] $InitialCentroid,

    [long] $Seed = 0,

    # Replaces pictures that are there already.
    [switch] $Force
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../ClusterTools.psd1')
if (-not (Test-Path -LiteralPath $Destination)) { $null = New-Item -ItemType Directory -Path $Destination }

function New-Sunset([string] $File) {
    # A sky from blue to orange over dark water, as PPM.
    $width, $height = 160, 100
    $pixels = [Collections.Generic.List[byte]]::new()
    for ($y = 0; $y -lt $height; $y++) {
        for ($x = 0; $x -lt $width; $x++) {
            $distance = [Math]::Sqrt(($x - 110) * ($x - 110) + ($y - 58) * ($y - 58))
            $glow = 255 / (1 + $distance / 14)
            $shade = if ($y -lt 62) { $y / 62 } else { (100 - $y) / 110 + 0.1 * [Math]::Sin($x / 3.0 + $y) }
            $color = (40 + 170 * $shade + $glow), (50 + 70 * $shade + 0.7 * $glow), (120 - 60 * $shade + 0.2 * $glow)
            if ($distance -lt 10 -and $y -lt 62) { $color = 255, 240, 170 }
            $color | ForEach-Object { $pixels.Add([byte][Math]::Max(0, [Math]::Min(255, $_))) }
        }
    }

    [IO.File]::WriteAllBytes($File, [Text.Encoding]::ASCII.GetBytes("P6 $width $height 255`n") + $pixels.ToArray())
}

if (-not $Path) {
    $Path = Join-Path (Resolve-Path -LiteralPath $Destination).ProviderPath 'sunset.ppm'
    New-Sunset $Path
}

# 1. A record a pixel: red, green and blue.
$picture = Import-ImageStack -LiteralPath $Path
$pixels = $picture | ConvertTo-Series -As Pixel
Write-Host "Picture: $($picture.Width) x $($picture.Height) pixels of $($picture.ChannelCount) channels"

# 2. The main colours are the centroids of clusters of pixels, the most frequent first.
$start = if ($InitialCentroid) { @{ InitialCentroid = $InitialCentroid } } else { @{ ClusterCount = $ColorCount[0]; Seed = $Seed } }
$model = $pixels | Invoke-KMeans @start
$palette = foreach ($i in 0..($model.ClusterCount - 1)) {
    $levels = $model.Centroids[$i] | ForEach-Object { [int][Math]::Round($_) }
    [pscustomobject]@{ Color = '#' + -join ($levels | ForEach-Object { $_.ToString('x2') }); Share = $model.Sizes[$i] / $pixels.Count; Levels = $levels }
}

$palette = $palette | Sort-Object -Property Share -Descending
$palette | Format-Table Color, @{ Label = 'Share'; Expression = { $_.Share.ToString('P1') } } | Out-Host

# 3. The picture in these colours: every pixel becomes its centroid. The file is an indexed PNG.
$model | Export-LabelMap -Path (Join-Path $Destination 'palette.png') -ColorBy Centroid -Force:$Force

# 4. The same for whole files in one go, for several numbers of colours: Compress-ImageColor goes by distinct colours, which is faster.
$table = foreach ($count in $ColorCount) {
    foreach ($dither in 'None', 'FloydSteinberg') {
        $folder = Join-Path $Destination "$count-$dither"
        Compress-ImageColor -LiteralPath $Path -Destination $folder -ColorCount $count -Dither $dither -Seed $Seed -Force:$Force |
            Select-Object @{ Name = 'Dither'; Expression = { $dither } }, ColorCount, PeakSignalToNoiseRatio, MeanSquaredError, Bytes, FullName
    }
}

$table | Format-Table Dither, ColorCount, PeakSignalToNoiseRatio, Bytes | Out-Host

[pscustomobject]@{
    Picture = $picture
    Model   = $model
    Palette = $palette
    Table   = $table
    Files   = Get-ChildItem -LiteralPath $Destination -File -Recurse
}
