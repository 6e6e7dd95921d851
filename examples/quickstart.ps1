<#
.SYNOPSIS
    From a stack of images to a map of its clusters, as typed at a prompt.
.DESCRIPTION
    Shows each command and, below it, what PowerShell shows for it. Without -Path a synthetic calcium-imaging movie is made, whose true
    regions are known. The map is written into the current folder.
.PARAMETER Path
    Image files, or folders of them; a file is one time point or many.
.PARAMETER ClusterCount
    The numbers of clusters to choose from. 5 to 200 by default, 2 to 12 for the synthetic movie.
.PARAMETER MinimumStdDev
    Only voxels whose normalised series has a standard deviation above this are clustered. 0.005 by default; 0.2 for the synthetic movie,
    which has more noise.
.PARAMETER OutFile
    The map to write: .png, .tif, .npy or .csv. label-map.png is replaced, another file only with -Force.
.PARAMETER Force
    Replaces the file that is there.
.EXAMPLE
    ./examples/quickstart.ps1

    Makes a movie and maps it.
.EXAMPLE
    ./examples/quickstart.ps1 fish -ClusterCount 10, 20, 30

    Maps the images of a folder.
.EXAMPLE
    dotnet run -c Release --project examples/QuickStart -- fish -ClusterCount 10,20,30

    The same without an installed PowerShell.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0, ValueFromRemainingArguments = $true)]
    [SupportsWildcards()]
    [string[]] $Path,

    [string[]] $ClusterCount = $(if ($Path) { 5, 10, 15, 20, 30, 50, 100, 200 } else { '2..12' }),

    [double] $MinimumStdDev = $(if ($Path) { 0.005 } else { 0.2 }),

    [string] $OutFile = 'label-map.png',

    [switch] $Force
)

# A path as one types it: quoted where it must be.
function ConvertTo-Argument([string[]] $Text) {
    ($Text | ForEach-Object { if ($_ -match '^[\w./\\:*][\w./\\:*-]*$') { $_ } else { "'" + $_.Replace("'", "''") + "'" } }) -join ', '
}

# Called with a dot, so that the command runs in the scope of this script and its variables stay.
function Show-Command([string] $Command) {
    Write-Host "PS> $Command" -ForegroundColor Cyan
    . ([scriptblock]::Create($Command)) | Out-Default
}

try {
    $module = Join-Path (Split-Path $PSScriptRoot) 'ClusterTools.psd1'
    . Show-Command "Import-Module $(ConvertTo-Argument $module)"

    $import = if ($Path) { "Import-ImageStack $(ConvertTo-Argument $Path)" } else { 'New-ImageStack -FrameCount 240 -PlaneCount 4 -Height 128 -Width 128 -ClusterCount 8' }
    . Show-Command "`$movie = $import"
    if (-not $movie) {
        throw 'There are no images to map.'
    }

    # Images that cannot be read are left out; from here on an error ends it.
    $ErrorActionPreference = 'Stop'
    . Show-Command '$movie'
    $threshold = $MinimumStdDev.ToString([Globalization.CultureInfo]::InvariantCulture)
    . Show-Command "`$series = `$movie | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev $threshold"
    . Show-Command '$series'

    # The regions of the synthetic movie lie well apart, which the silhouette shows best.
    $criterion = if ($Path) { '' } else { ' -Criterion Silhouette' }
    . Show-Command "`$search = `$series | Find-OptimalK -ClusterCount $($ClusterCount -join ',')$criterion"
    . Show-Command '$search'
    if (-not $Path) {
        . Show-Command '$search | Measure-Clustering -Truth $series.Truth'
    }

    $scale = [Math]::Min(4, [Math]::Floor(800 / [Math]::Max($movie.Width, $movie.Height)))
    $enlarge = if ($scale -gt 1) { " -Scale $scale" } else { '' }
    $replace = if ($Force -or $OutFile -eq 'label-map.png') { ' -Force' } else { '' }
    . Show-Command "`$search | Export-LabelMap $(ConvertTo-Argument $OutFile) -ColorBy Similarity -MaskBy Similarity$enlarge$replace -PassThru"
}
catch {
    [Console]::Error.WriteLine($_.Exception.Message)
    exit 1
}
