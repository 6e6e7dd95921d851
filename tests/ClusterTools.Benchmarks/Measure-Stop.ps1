<#
.SYNOPSIS
    Starts work of each cmdlet that can run for long, stops it as Ctrl+C does, several times each, and writes a line of a table a cmdlet.
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 10000)]
    [int] $Times = 10,

    [SupportsWildcards()]
    [string] $Only = '*'
)

$ErrorActionPreference = 'Stop'
$ModuleRoot = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
. "$PSScriptRoot/../StopSetup.ps1"
$folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "clustertools-stops-$PID") -ItemType Directory).FullName
$all = [System.Collections.Generic.List[double]]::new()

function Write-Row([string] $Name, [double[]] $Milliseconds) {
    $sorted = @($Milliseconds | Sort-Object)
    Write-Output ([string]::Format([cultureinfo]::InvariantCulture, '| {0} | {1} | {2:F0} | {3:F0} |', $Name, $sorted.Count, $sorted[[math]::Ceiling($sorted.Count / 2) - 1], $sorted[-1]))
}

try {
    Write-Output '| cmdlet | stops | p50, ms | maximum, ms |'
    Write-Output '|---|---|---|---|'
    foreach ($work in & "$PSScriptRoot/../LongWork.ps1" | Where-Object Name -Like $Only) {
        $runspace = New-PreparedRunspace $work.Prepare $folder
        $milliseconds = foreach ($time in 1..$Times) {
            # At another moment each time; the cmdlets look five times a second for what to show.
            $stopped = Stop-Script $work.Work $runspace -DelayMilliseconds (73 * $time % 200)
            if (-not $stopped.Busy -or $stopped.Finished -or -not $stopped.Idle -or $stopped.Errors) {
                throw "$($work.Name) cannot be measured: busy $($stopped.Busy), finished $($stopped.Finished), idle afterwards $($stopped.Idle); $($stopped.Errors)"
            }

            $stopped.Milliseconds
            if ($work.Target) {
                Get-ChildItem $folder -Recurse -File | Where-Object { $_.FullName -match "[\\/]$([regex]::Escape($work.Target))([\\/]|$)" } | Remove-Item
            }
        }

        $runspace.Dispose()
        Get-ChildItem $folder | Remove-Item -Recurse
        $all.AddRange([double[]]$milliseconds)
        Write-Row $work.Name $milliseconds
    }

    if ($all.Count -eq 0) {
        throw "No cmdlet of LongWork.ps1 is called '$Only'."
    }

    Write-Row 'all' $all
}
finally {
    Remove-Item $folder -Recurse
}
