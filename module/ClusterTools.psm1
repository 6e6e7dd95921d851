# Loads the binary that fits the running PowerShell: net10.0 from PowerShell 7.6 on, netstandard2.0 for Windows PowerShell 5.1 and
# PowerShell 7.2 to 7.5. The runtime decides, not the edition. CLUSTERTOOLS_TARGET forces one of the two, for tests.
$target = $env:CLUSTERTOOLS_TARGET
if (-not $target) {
    $target = if ([Environment]::Version.Major -ge 10) { 'net10.0' } else { 'netstandard2.0' }
}

$binary = "$PSScriptRoot/bin/$target/ClusterTools.Module.dll"
if ($target -eq 'net10.0') {
    # The package has the engine compiled ahead for the common kinds of machines. Once it is loaded, the one beside the binary is not.
    $engine = "$PSScriptRoot/bin/$target/$([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)/ClusterTools.dll"
    if ([IO.File]::Exists($engine)) {
        $null = [Reflection.Assembly]::LoadFrom($engine)
    }
}

if (-not [IO.File]::Exists($binary)) {
    if ($target -notin 'net10.0', 'netstandard2.0') {
        throw "CLUSTERTOOLS_TARGET is '$target'; it can be 'net10.0' or 'netstandard2.0', or be removed."
    }

    throw "ClusterTools is not built for ${target}: '$binary' is missing. Run ./build.ps1 (or: dotnet build -c Release) in '$(Split-Path $PSScriptRoot)' first; it needs the .NET 10 SDK."
}

# A second import in one session finds the assembly loaded already; a rebuilt one is seen by a new session only.
Import-Module -Name $binary -ErrorAction Stop
