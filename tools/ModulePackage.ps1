# Dot-sourced by build.ps1 and by the tests: the module as its users get it.

# Copies the module from the repository, built, into a folder that is not there yet.
function Copy-Module([string] $Root, [string] $Destination) {
    foreach ($name in 'ClusterTools.psd1', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'en-US', 'module') {
        $target = Join-Path $Destination $name
        $null = New-Item -ItemType Directory -Path (Split-Path $target) -Force
        Copy-Item -LiteralPath (Join-Path $Root $name) -Destination $target -Recurse
    }

    # Symbols and comments are for developers.
    Get-ChildItem -LiteralPath $Destination -Recurse -File |
        Where-Object { $_.Extension -eq '.pdb' -or ($_.Extension -eq '.xml' -and $_.Name -notlike '*-Help.xml') } |
        Remove-Item
    Complete-Manifest $Root (Join-Path $Destination 'ClusterTools.psd1')
}

# Adds to such a folder the engine, compiled ahead for the machines that most users have. The psm1 loads it where it fits; any other
# machine has the one that is compiled as it runs. The other assemblies are there once for all: the package would be too large otherwise.
function Add-PrecompiledEngine([string] $Root, [string] $Module) {
    $assemblies = Join-Path $Module 'module/bin/net10.0'
    foreach ($runtime in 'win-x64', 'linux-x64') {
        $output = Join-Path ([IO.Path]::GetTempPath()) "ClusterTools-$([guid]::NewGuid())"
        try {
            $said = & dotnet publish "$Root/tools/Precompiler" --configuration Release --runtime $runtime --output $output "-p:AssemblyFolder=$assemblies" --nologo --verbosity quiet
            if ($LASTEXITCODE -ne 0) {
                Write-Warning "The package has nothing compiled ahead for $runtime, and starts more slowly there: $($said -match 'error' | Select-Object -First 1)"
                continue
            }

            $target = New-Item -ItemType Directory -Path (Join-Path $assemblies $runtime)
            Copy-Item -LiteralPath (Join-Path $output 'ClusterTools.dll') -Destination $target.FullName
        }
        finally {
            if (Test-Path -LiteralPath $output) {
                Remove-Item -LiteralPath $output -Recurse
            }
        }
    }
}

# Puts what the manifest takes from other files in place of its pointer to the changelog: the notes of its version, and the icon. The icon
# is a data URI: it is the package's own, so it needs no web site to be seen.
function Complete-Manifest([string] $Root, [string] $Manifest) {
    $text = [IO.File]::ReadAllText($Manifest)
    $version = [regex]::Match($text, "ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value
    $changelog = [IO.File]::ReadAllText((Join-Path $Root 'CHANGELOG.md'))
    $notes = [regex]::Match($changelog, "(?ms)^## $([regex]::Escape($version))\b[^\r\n]*(.*?)(?=^## |\z)").Groups[1].Value.Trim()
    $pointer = "ReleaseNotes = 'See CHANGELOG.md beside this file.'"
    if (-not $notes -or -not $text.Contains($pointer)) {
        throw "The package has no release notes: CHANGELOG.md needs a section '## $version', and ClusterTools.psd1 the line $pointer"
    }

    $icon = [Convert]::ToBase64String([IO.File]::ReadAllBytes((Join-Path $Root 'docs/icon.png')))
    $text = $text.Replace($pointer, "IconUri      = 'data:image/png;base64,$icon'`n            ReleaseNotes = @'`n$notes`n'@")
    # With a mark, without which Windows PowerShell takes UTF-8 for the code page of the machine.
    [IO.File]::WriteAllText($Manifest, $text, [Text.UTF8Encoding]::new($true))
}

# Packs such a folder as <name>.<version>.nupkg into another one, and returns the file.
function New-ModulePackage([string] $Path, [string] $Destination) {
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        throw 'Compress-PSResource is missing. PowerShell 7.5 and later have it; elsewhere: Install-Module Microsoft.PowerShell.PSResourceGet -MinimumVersion 1.1.0'
    }

    Compress-PSResource -Path $Path -DestinationPath $Destination -PassThru
}
