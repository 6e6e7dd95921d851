<#
.SYNOPSIS
    Runs the tests of the cmdlets for the target that CLUSTERTOOLS_TARGET names, and ends with their number as exit code 0 or 1.
.PARAMETER Path
    The test files; by default all of this folder.
#>
[CmdletBinding()]
param(
    [string[]] $Path = @($PSScriptRoot)
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
$result = Invoke-Pester -Configuration $configuration
# A file that does not even run counts as a failure.
$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
Write-Output "Pester $($env:CLUSTERTOOLS_TARGET): $($result.PassedCount) passed, $failed failed, $($result.SkippedCount + $result.NotRunCount) skipped"
exit [int]($failed -gt 0)
