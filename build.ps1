<#
.SYNOPSIS
    Builds, tests, shows, measures or packages ClusterTools.
.DESCRIPTION
    Needs the .NET 10 SDK. Runs in PowerShell 7, installed or as a .NET tool, and in Windows PowerShell 5.1, from any folder.
.PARAMETER Task
    Build (default): the engine and the module, into module/bin.
    Test: dotnet test, which runs the tests of the engine and, in a PowerShell that it brings, those of the cmdlets, both for both targets.
    Demo: builds, then goes from a synthetic movie to a label map, label-map.png, in PowerShell.
    Mutation: decodes 20,000 damaged files of each format (-MutantCount): each must decode or give a clear error, in time and within its limits of memory.
    Benchmark: measures both builds of the engine, beside scikit-learn where Python with it is found (some 20 minutes).
    Package: builds, then packs the module as its users get it: artifacts/ClusterTools.<version>.nupkg, for Publish-PSResource or a folder
    registered as a repository, and the same files unpacked in artifacts/ClusterTools/<version>. Needs PowerShell 7.5 or later,
    and 7.6 for what is compiled ahead of time.
.PARAMETER Configuration
    Release (default) or Debug.
.PARAMETER MutantCount
    How many damaged files of each format -Task Mutation decodes.
.PARAMETER MutantFormat
    Only this format, by its name in the table of formats, such as WebP or Parquet; all of them without it.
.PARAMETER MutantSeed
    The seed of the first of them; each has the next one.
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Mutation', 'Benchmark', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [ValidateRange(1, 1000000000)]
    [int] $MutantCount = 20000,

    [string] $MutantFormat = '',

    [ValidateRange(0, 1000000000)]
    [int] $MutantSeed = 0
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
. "$root/tools/ChildShell.ps1"

function Invoke-DotNet {
    & dotnet $args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args ended with exit code $LASTEXITCODE."
    }
}

function Invoke-BuildTask {
    Invoke-DotNet build "$root/src/ClusterTools.Module" --configuration $Configuration --nologo --verbosity quiet
}

function Invoke-TestTask {
    Invoke-DotNet test "$root/ClusterTools.slnx" --configuration $Configuration --nologo
}

function Invoke-DemoTask {
    Invoke-BuildTask
    Invoke-ChildShell -File "$root/examples/quickstart.ps1"
    if ($LASTEXITCODE -ne 0) {
        throw 'The demo failed.'
    }
}

function Invoke-MutationTask {
    Invoke-DotNet build "$root/tests/ClusterTools.Tests" --configuration $Configuration --nologo --verbosity quiet
    $report = [IO.Path]::GetTempFileName()
    $env:CLUSTERTOOLS_MUTANTS = $MutantCount
    $env:CLUSTERTOOLS_MUTANT_FORMAT = $MutantFormat
    $env:CLUSTERTOOLS_MUTANT_SEED = $MutantSeed
    $env:CLUSTERTOOLS_MUTATION_REPORT = $report
    try {
        Invoke-DotNet "$root/tests/ClusterTools.Tests/bin/$Configuration/net10.0/ClusterTools.Tests.dll" -class ClusterTools.Tests.Formats.Mutation.SampleMutationTests
    }
    finally {
        Remove-Item Env:CLUSTERTOOLS_MUTANTS, Env:CLUSTERTOOLS_MUTANT_SEED, Env:CLUSTERTOOLS_MUTANT_FORMAT -ErrorAction Ignore
        Remove-Item Env:CLUSTERTOOLS_MUTATION_REPORT
        Get-Content $report
        Remove-Item $report
    }
}

function Invoke-BenchmarkTask {
    # The netstandard2.0 build of the engine is measured beside the other.
    Invoke-DotNet build "$root/src/ClusterTools" --configuration Release --framework netstandard2.0
    Invoke-DotNet run --project "$root/tests/ClusterTools.Benchmarks" --configuration Release
}

function Invoke-PackageTask {
    . "$root/tools/ModulePackage.ps1"
    $version = (Import-PowerShellDataFile "$root/ClusterTools.psd1").ModuleVersion
    $module = "$root/artifacts/ClusterTools/$version"
    $package = "$root/artifacts/ClusterTools.$version.nupkg"
    # Built anew: what an earlier build left beside the assemblies is not for users.
    foreach ($old in "$root/module/bin", $module, $package) {
        if (Test-Path -LiteralPath $old) {
            Remove-Item -LiteralPath $old -Recurse
        }
    }

    Invoke-BuildTask
    Copy-Module $root $module
    Remove-UnusedCode $root $module
    Add-PrecompiledEngine $root $module
    New-ModulePackage $module "$root/artifacts"
}

& "Invoke-$($Task)Task"
