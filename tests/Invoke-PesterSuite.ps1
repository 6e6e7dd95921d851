<#
.SYNOPSIS
    Runs the tests of the cmdlets for every target that this PowerShell can load, and ends with their number and exit code 0 or 1.
.DESCRIPTION
    A session cannot load the module's assembly twice, so each target has a process of its own. They run side by side, except for the
    tests that take the time of something. What a process says is shown when it has ended.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$targets = if ([Environment]::Version.Major -ge 10) { 'net10.0', 'netstandard2.0' } else { , 'netstandard2.0' }
$script:failed = 0
$counts = @{ passed = 0; failed = 0; skipped = 0 }

function Start-Part([string] $Target, [string] $Part) {
    $env:CLUSTERTOOLS_TARGET = $Target
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path, "-NoProfile -NonInteractive -File `"$PSScriptRoot/Invoke-PesterPart.ps1`" -Part $Part")
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    # Read at once: a process waits where nobody takes what it writes.
    @{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync() }
}

function Wait-Part($Running) {
    $lines = $Running.Output.Result.TrimEnd() -split '\r?\n'
    $Running.Process.WaitForExit()
    if ($Running.Process.ExitCode -ne 0) {
        $script:failed++
    }

    if ($lines[-1] -match ': (?<passed>\d+) passed, (?<failed>\d+) failed, (?<skipped>\d+) skipped$') {
        foreach ($kind in @($counts.Keys)) {
            $counts[$kind] += [int]$Matches[$kind]
        }
    }

    $lines
}

# The processes take over what is set here. Code of a test runs a few times only: instrumenting it takes a quarter of the time of the tests.
$before = $env:CLUSTERTOOLS_TARGET, $env:DOTNET_TieredPGO
$env:DOTNET_TieredPGO = '0'
try {
    @($targets | ForEach-Object { Start-Part $_ Together }) | ForEach-Object { Wait-Part $_ }
    $targets | ForEach-Object { Wait-Part (Start-Part $_ Alone) }
}
finally {
    $env:CLUSTERTOOLS_TARGET, $env:DOTNET_TieredPGO = $before
}

Write-Output "Pester: $($counts.passed) passed, $($counts.failed) failed, $($counts.skipped) skipped"
exit [int]($script:failed -gt 0)
