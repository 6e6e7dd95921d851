# Dot-sourced by build.ps1 and by the tests, after ChildShell.ps1: the module as its users get it.

# Copies the module from the repository, built, into a folder that is not there yet.
function Copy-Module([string] $Root, [string] $Destination) {
    foreach ($name in 'ClusterTools.psd1', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'en-US', 'module', 'sample') {
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

# Takes out of the libraries in such a folder what the engine never calls: most of ImageSharp are formats and filters of which the engine has its own.
function Remove-UnusedCode([string] $Root, [string] $Module) {
    foreach ($target in 'net10.0', 'netstandard2.0') {
        $assemblies = Join-Path $Module "module/bin/$target"
        $trimmed = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "ClusterTools-$([guid]::NewGuid())")
        try {
            $said = & dotnet build "$Root/tools/Trimmer" -restore -target:Trim "-property:AssemblyFolder=$assemblies" "-property:TrimmedFolder=$($trimmed.FullName)" --nologo --verbosity quiet 2>&1 | Out-String
            if ($LASTEXITCODE -ne 0) {
                throw "The libraries could not be trimmed for the package: $said"
            }

            foreach ($library in 'ClusterTools.CsvHelper.dll', 'ClusterTools.SixLabors.ImageSharp.dll') {
                Copy-Item -LiteralPath (Join-Path $trimmed.FullName $library) -Destination $assemblies
            }
        }
        finally {
            Remove-Item -LiteralPath $trimmed.FullName -Recurse
        }
    }
}

# Adds to such a folder the engine, compiled ahead for the machines that most users have. The psm1 loads it where it fits; any other
# machine has the one that is compiled as it runs. The other assemblies are there once for all: the package would be too large otherwise.
function Add-PrecompiledEngine([string] $Root, [string] $Module) {
    if ([Environment]::Version.Major -lt 10) {
        Write-Warning 'The package has nothing compiled ahead, and starts more slowly: that takes a run of the net10.0 build, which needs PowerShell 7.6 or later.'
        return
    }

    $assemblies = Join-Path $Module 'module/bin/net10.0'
    $work = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "ClusterTools-$([guid]::NewGuid())")
    try {
        $startProfile = New-StartProfile $Root $Module $work.FullName
        foreach ($runtime in 'win-x64', 'linux-x64') {
            $output = Join-Path $work.FullName $runtime
            $said = & dotnet publish "$Root/tools/Precompiler" --configuration Release --runtime $runtime --output $output "-p:AssemblyFolder=$assemblies" "-p:StartProfile=$startProfile" --nologo --verbosity quiet
            if ($LASTEXITCODE -ne 0) {
                Write-Warning "The package has nothing compiled ahead for $runtime, and starts more slowly there: $($said -match 'error' | Select-Object -First 1)"
                continue
            }

            $target = New-Item -ItemType Directory -Path (Join-Path $assemblies $runtime)
            Copy-Item -LiteralPath (Join-Path $output 'ClusterTools.dll') -Destination $target.FullName
        }
    }
    finally {
        Remove-Item -LiteralPath $work.FullName -Recurse
    }
}

# Finds out which methods of the engine a first call of each cmdlet runs, by calling them, and returns the file that tells the compiler.
# All of the engine's methods, compiled ahead, would make the package a quarter larger and start no faster.
function New-StartProfile([string] $Root, [string] $Module, [string] $Work) {
    $log = Join-Path $Work 'compiled.txt'
    # The runtime lists in the file what it compiles as it runs. Nothing may be loaded that is compiled ahead already, and of the engine nothing is yet.
    $settings = @{ DOTNET_JitDisasmSummary = '1'; DOTNET_JitStdOutFile = $log; CLUSTERTOOLS_TARGET = 'net10.0' }
    $before = @{}
    foreach ($name in $settings.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $settings[$name])
    }

    try {
        # The listing itself, which several threads write, brings the runtime down now and then (free(): invalid pointer): 4 of 19 runs with it, none of 47 without it.
        foreach ($attempt in 1..3) {
            $folder = New-Item -ItemType Directory -Path (Join-Path $Work "commands$attempt")
            Remove-Item -LiteralPath $log -ErrorAction Ignore
            Push-Location -LiteralPath $folder.FullName
            try {
                $said = Invoke-ChildShell -NonInteractive -File "$Root/tools/StartupProfile/Start-EveryCommand.ps1" (Join-Path $Module 'ClusterTools.psd1') 2>&1 | Out-String
                $code = $LASTEXITCODE
            }
            finally {
                Pop-Location
            }

            if ($code -eq 0) {
                break
            }
        }
    }
    finally {
        foreach ($name in $before.Keys) {
            [Environment]::SetEnvironmentVariable($name, $before[$name])
        }
    }

    if ($code -ne 0) {
        throw "tools/StartupProfile/Start-EveryCommand.ps1, which calls every cmdlet once for the package, failed with exit code ${code}: $said"
    }

    $startProfile = Join-Path $Work 'start.mibc'
    $said = & dotnet run --project "$Root/tools/StartupProfile" --configuration Release -- (Join-Path $Module 'module/bin/net10.0/ClusterTools.dll') $log $startProfile 2>&1 | Out-String
    if ($LASTEXITCODE -ne 0) {
        throw "The profile for the ahead-of-time compiler could not be written: $said"
    }

    $startProfile
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

# Packs such a folder as <name>.<version>.nupkg into another one, and returns the file. One that is larger than it may be is removed again:
# everyone who installs the module downloads it.
function New-ModulePackage([string] $Path, [string] $Destination, [long] $MaximumBytes = 6000000) {
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        throw 'Compress-PSResource is missing. PowerShell 7.5 and later have it; elsewhere: Install-Module Microsoft.PowerShell.PSResourceGet -MinimumVersion 1.1.0'
    }

    $package = Get-Item -LiteralPath (Compress-PSResource -Path $Path -DestinationPath $Destination -PassThru).FullName
    Compress-Entry $package.FullName
    $package.Refresh()
    if ($package.Length -gt $MaximumBytes) {
        $archive = [IO.Compression.ZipFile]::OpenRead($package.FullName)
        try {
            $largest = $archive.Entries | Sort-Object CompressedLength -Descending | Select-Object -First 5 | ForEach-Object { '{0} ({1:N0})' -f $_.FullName, $_.CompressedLength }
        }
        finally {
            $archive.Dispose()
        }

        Remove-Item -LiteralPath $package.FullName
        throw ("The package would have {0:N0} bytes and may have {1:N0}. The largest files in it, in compressed bytes: {2}. Ship less: see docs/decisions/precompiled-engine.md." -f
            $package.Length, $MaximumBytes, ($largest -join ', '))
    }

    $package
}

# Compresses the entries of an archive once more, as small as can be: PSResourceGet does it for speed, which leaves 3 % more.
function Compress-Entry([string] $Archive) {
    $opened = [IO.Compression.ZipFile]::Open($Archive, 'Update')
    try {
        foreach ($entry in @($opened.Entries)) {
            $content = [IO.MemoryStream]::new()
            $stream = $entry.Open()
            $stream.CopyTo($content)
            $stream.Dispose()
            $name = $entry.FullName
            $entry.Delete()
            $stream = $opened.CreateEntry($name, 'SmallestSize').Open()
            $content.WriteTo($stream)
            $stream.Dispose()
        }
    }
    finally {
        $opened.Dispose()
    }
}
