<#
.SYNOPSIS
    Runs the tests of the cmdlets, or some of them, in this PowerShell for one target.
.DESCRIPTION
    `dotnet test` runs this script once a target, with -ResultPath, in a process of its own: a session cannot load the module's assembly
    twice. At a prompt it shows each test and ends with exit code 0 or 1. Build before: dotnet build -c Release. It brings Pester.
.PARAMETER Path
    Names of test files, with or without .Tests.ps1; wildcards are allowed. All of them by default.
.PARAMETER Name
    Full names of tests: blocks and test, separated by dots, as they are written in the file (<Name> for a value that comes from data);
    wildcards are allowed. All of them by default.
.PARAMETER Target
    The build of the module to test: net10.0 or netstandard2.0. By default the one that this PowerShell would load.
.PARAMETER ResultPath
    A file to write what happened to, as JSON, a line an event, while the tests run: the start of a file, a test, a block or a file that
    failed outside its tests, and the end.
.EXAMPLE
    dotnet tool run pwsh tests/Invoke-PesterTest.ps1 Invoke-KMeans

    Runs one file.
.EXAMPLE
    ./tests/Invoke-PesterTest.ps1 Export-*, Import-* -Target netstandard2.0

    Runs the files that match, with the build for Windows PowerShell. In the session that it is called from, which must not have loaded
    the other build.
.EXAMPLE
    ./tests/Invoke-PesterTest.ps1 Invoke-KMeans -Name *weight*

    Runs the tests of one file whose name contains a word.
#>
[CmdletBinding()]
param(
    [SupportsWildcards()]
    [string[]] $Path = '*',

    [SupportsWildcards()]
    [string[]] $Name,

    [ValidateSet('net10.0', 'netstandard2.0')]
    [string] $Target,

    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
if ($Target) {
    $env:CLUSTERTOOLS_TARGET = $Target
}

$pester = Get-Item "$PSScriptRoot/ClusterTools.Module.Tests/bin/*/net10.0/Pester/Pester.psd1" | Sort-Object LastWriteTime | Select-Object -Last 1
if (-not $pester) {
    throw "Pester is brought by the build of the tests, which is missing. Run 'dotnet build -c Release' in '$(Split-Path $PSScriptRoot)' first."
}

Import-Module $pester.FullName
$files = foreach ($pattern in $Path) {
    $found = @(Get-ChildItem $PSScriptRoot -Filter *.Tests.ps1 | Where-Object { $_.Name -like $pattern -or $_.Name -like "$pattern.Tests.ps1" })
    if (-not $found) {
        throw "No file of tests in '$PSScriptRoot' is called '$pattern'."
    }

    $found
}

function Write-Result([hashtable] $Result) {
    if ($ResultPath) {
        [IO.File]::AppendAllText($ResultPath, ($Result | ConvertTo-Json -Compress) + "`n")
    }
}

# Message and place of what went wrong, as Pester shows them.
function Get-Failure($ErrorRecord) {
    @{
        message = (@($ErrorRecord | ForEach-Object { if ($_.DisplayErrorMessage) { $_.DisplayErrorMessage } else { "$_" } }) -join "`n")
        trace   = (@($ErrorRecord | ForEach-Object { if ($_.DisplayStackTrace) { $_.DisplayStackTrace } else { $_.ScriptStackTrace } }) -join "`n")
    }
}

$failed = 0
$count = 0
foreach ($file in $files | Sort-Object FullName -Unique) {
    Write-Result @{ kind = 'file'; file = $file.Name }
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $file.FullName
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Detailed'
    $configuration.Output.RenderMode = 'Plaintext'
    if ($Name) {
        $configuration.Filter.FullName = $Name
    }

    $run = Invoke-Pester -Configuration $configuration
    $failed += $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    foreach ($test in $run.Tests | Where-Object Result -NE 'NotRun') {
        $count++
        $failure = Get-Failure $test.ErrorRecord
        Write-Result @{
            kind    = 'test'
            file    = $file.Name
            name    = $test.ExpandedPath
            result  = $test.Result
            message = $failure.message
            trace   = $failure.trace
            seconds = $test.Duration.TotalSeconds
        }
    }

    foreach ($outside in @($run.FailedBlocks) + @($run.FailedContainers) | Where-Object { $_ }) {
        $failure = Get-Failure $outside.ErrorRecord
        Write-Result @{ kind = 'outside'; file = $file.Name; name = "$($outside.ExpandedPath)"; message = $failure.message; trace = $failure.trace }
    }
}

Write-Result @{ kind = 'end' }
if ($Name -and -not $count -and -not $failed) {
    throw "No test of these files is called '$($Name -join "' or '")'."
}

exit [int]($failed -gt 0)
