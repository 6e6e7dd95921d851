# Dot-sourced by the test files: the module under test and what several of them need.
Import-Module "$PSScriptRoot/../ClusterTools.psd1"
. "$PSScriptRoot/../tools/ChildShell.ps1"
$ModuleRoot = [IO.Path]::GetFullPath("$PSScriptRoot/..")
# Warnings are tested through -WarningVariable, which this leaves alone.
$PSDefaultParameterValues = @{ '*:WarningAction' = 'SilentlyContinue' }
$SharedRoot = [IO.Path]::GetFullPath("$PSScriptRoot/../../shared")

# The stable part of the id of the error that ends a script block.
function Get-ErrorId([scriptblock] $Script) {
    $ErrorActionPreference = 'Stop'
    try {
        $null = & $Script
    }
    catch {
        return ($_.FullyQualifiedErrorId -split ',')[0]
    }

    return 'no error'
}

# What a person sees at a prompt 120 columns wide.
function Show-Text([Parameter(ValueFromPipeline)] $InputObject) {
    process { $InputObject | Out-String -Width 120 }
}

# Labels as one short text, to compare many at once.
function Get-LabelHash([int[]] $Label) {
    $bytes = [byte[]]::new(4 * $Label.Length)
    [Buffer]::BlockCopy($Label, 0, $bytes, 0, $bytes.Length)
    [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()
}
