<#
.SYNOPSIS
    Runs one part of the tests of the cmdlets for the target that CLUSTERTOOLS_TARGET names, and ends with their number and exit code 0 or 1.
.PARAMETER Part
    Alone: the files whose tests take the time of something, so that nothing may run beside them. Together: all others.
#>
[CmdletBinding()]
param(
    [ValidateSet('Together', 'Alone')]
    [string] $Part = 'Together'
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0
$alone = 'Module.Tests.ps1', 'Stop.Tests.ps1'
$configuration = New-PesterConfiguration
$configuration.Run.Path = @(Get-ChildItem $PSScriptRoot -Filter *.Tests.ps1 | Where-Object { ($_.Name -in $alone) -eq ($Part -eq 'Alone') }).FullName
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
$result = Invoke-Pester -Configuration $configuration
# A file that does not even run counts as a failure.
$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
Write-Output "Pester $($env:CLUSTERTOOLS_TARGET): $($result.PassedCount) passed, $failed failed, $($result.SkippedCount + $result.NotRunCount) skipped"
exit [int]($failed -gt 0)
