# What a user does with the package, in PowerShells of their own: find, install, run, get help, complete, uninstall.
Describe 'The package' {
    BeforeDiscovery {
        # On Windows the folders of a user cannot be moved by environment variables, so a module that the developer has installed would be in the way.
        $taken = $IsWindows -and (Get-InstalledPSResource ClusterTools -Scope CurrentUser -ErrorAction Ignore)
    }

    BeforeAll {
        $root = [IO.Path]::GetFullPath("$PSScriptRoot/..")
        . "$root/tools/ChildShell.ps1"
        . "$root/tools/ModulePackage.ps1"
        $repository = 'ClusterTools-test-' + [guid]::NewGuid().ToString('N')
        $folder = "$TestDrive/packages of one user"
        $personal = "$TestDrive/home"
        $null = New-Item "$personal/.local/share", "$TestDrive/work" -ItemType Directory
        # What PSResourceGet, PowerShell and their caches write goes to the test's own folder.
        $isolation = @{ HOME = $personal; XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null; XDG_CACHE_HOME = $null; PSModulePath = $null }

        # Runs code in a fresh PowerShell and returns the objects it wrote, as they come back from JSON.
        function Invoke-User([string] $Code) {
            Set-Content "$TestDrive/user.ps1" "`$ErrorActionPreference = 'Stop'; Set-Location '$TestDrive/work'; `$result = & {`n$Code`n}; ConvertTo-Json @(`$result) -Depth 4 | Set-Content '$TestDrive/user.json'"
            Remove-Item "$TestDrive/user.json" -ErrorAction Ignore
            $before = @{}
            foreach ($name in $isolation.Keys) {
                $before[$name] = [Environment]::GetEnvironmentVariable($name)
                [Environment]::SetEnvironmentVariable($name, $isolation[$name])
            }

            try {
                $said = Invoke-ChildShell -NonInteractive -File "$TestDrive/user.ps1" 2>&1 | Out-String
                if ($LASTEXITCODE -ne 0) {
                    throw "The user's PowerShell ended with exit code ${LASTEXITCODE}: $said"
                }
            }
            finally {
                foreach ($name in $before.Keys) {
                    [Environment]::SetEnvironmentVariable($name, $before[$name])
                }
            }

            Get-Content "$TestDrive/user.json" -Raw | ConvertFrom-Json
        }

        Copy-Module $root "$folder/staged"
        Remove-UnusedCode $root "$folder/staged"
        $package = Get-Item (Invoke-User ". '$root/tools/ModulePackage.ps1'; (New-ModulePackage '$folder/staged' '$folder').FullName")
    }

    It 'has everything that users need and nothing for developers, in less than 6 MB' {
        $package.Name | Should -BeExactly "ClusterTools.$((Import-PowerShellDataFile "$root/ClusterTools.psd1").ModuleVersion).nupkg"
        $package.Length | Should -BeLessThan 6000000
        $archive = [IO.Compression.ZipFile]::OpenRead($package.FullName)
        try {
            $names = @($archive.Entries.FullName)
        }
        finally {
            $archive.Dispose()
        }

        # The case counts where users unpack it on Linux.
        foreach ($name in 'ClusterTools.psd1', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'en-US/about_ClusterTools.help.txt', 'module/ClusterTools.psm1',
            'module/ClusterTools.Format.ps1xml', 'module/ClusterTools.Types.ps1xml', 'sample/fish.tif', 'sample/iris.csv', 'sample/cat.jpg') {
            $names -ccontains $name | Should -BeTrue -Because "$name is shipped"
        }

        foreach ($target in 'net10.0', 'netstandard2.0') {
            foreach ($name in 'ClusterTools.dll', 'ClusterTools.Module.dll', 'ClusterTools.CsvHelper.dll', 'ClusterTools.SixLabors.ImageSharp.dll', 'en-US/ClusterTools.Module.dll-Help.xml') {
                $names -ccontains "module/bin/$target/$name" | Should -BeTrue -Because "$name is shipped for $target"
            }
        }

        $names | Where-Object { $_ -match '\.(pdb|cs|csproj|deps\.json)$|(^|/)(src|tests|obj)/|\\' } | Should -BeNullOrEmpty
        $names | Where-Object { $_ -like '*.xml' -and $_ -notlike '*-Help.xml' -and $_ -notlike '?Content_Types?.xml' } | Should -BeNullOrEmpty
        @($names | Sort-Object -Unique).Count | Should -Be $names.Count
    }

    It 'is refused where it is too large, with its size and its largest files' {
        $small = "$TestDrive/too-large"
        $null = New-Item $small -ItemType Directory
        Invoke-User "
            . '$root/tools/ModulePackage.ps1'
            try { New-ModulePackage '$folder/staged' '$small' 1000000 } catch { `"`$_`" }" | Should -Match '(?s)^The package would have [2-5],\d{3},\d{3} bytes and may have 1,000,000\..*net10\.0/ClusterTools\.SixLabors\.ImageSharp\.dll \(\d{3},\d{3}\)'
        Get-ChildItem $small | Should -BeNullOrEmpty
    }

    It 'reads and writes every format of its libraries, of which it holds only what is called' {
        $built = (Get-Item "$root/module/bin/net10.0/ClusterTools.SixLabors.ImageSharp.dll").Length
        (Get-Item "$folder/staged/module/bin/net10.0/ClusterTools.SixLabors.ImageSharp.dll").Length | Should -BeLessThan ($built * 0.8)
        $tga = [byte[]](0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 2, 0, 24, 32) + [byte[]](0x83, 10, 20, 30, 0x83, 40, 50, 60)
        [IO.File]::WriteAllBytes("$TestDrive/work/runs.tga", $tga)
        $seen = Invoke-User "
            Import-Module '$folder/staged/ClusterTools.psd1'
            `$movie = New-ImageStack -FrameCount 3 -Height 24 -Width 20 -ClusterCount 3
            `$photo = (New-ImageStack -FrameCount 1 -Height 24 -Width 20 -ClusterCount 3 | ConvertTo-Series | Invoke-KMeans 3)
            `$photo | Export-LabelMap photo.png
            `$picture = Import-ImageStack photo.png -As Picture
            foreach (`$name in 'still.jpg', 'still.webp', 'still.gif') {
                `$picture | Export-ImageStack `$name
                (Import-ImageStack `$name -As Picture).Width
            }
            `$picture | Export-ImageStack lossy.webp -Quality 40
            (Import-ImageStack lossy.webp).Width
            foreach (`$name in 'movie.gif', 'movie.webp') {
                `$movie | Export-ImageStack `$name -Contrast MinMax
                (Import-ImageStack `$name).FrameCount
            }
            `$tga = Import-ImageStack runs.tga
            `$tga.Width
            @(`$tga.ToArray())[0..2] -join ','
            Compress-ImageColor photo.png few -ColorCount 3 -Format WebP | ForEach-Object { `"`$(`$_.Status)`" }
            New-BlobSeries -Count 7 -ClusterCount 3 | Export-Series blobs.csv
            (Import-Series blobs.csv).Count
            Set-Content semi.csv 'a;b', '1,5;2', '3;4,25'
            (Import-Series semi.csv).GetRecord(1) -join '|'
            New-BlobSeries -Count 7 -ClusterCount 3 | Invoke-KMeans 2 | Export-ClusterTable rows.csv
            @(Import-Csv rows.csv).Count"
        $seen | ForEach-Object { "$_" } | Should -Be '20', '20', '20', '20', '3', '3', '4', '30,20,10', 'Done', '7', '3|4.25', '7'
    }

    It 'has the notes of its version from the changelog, readable in Windows PowerShell' {
        $data = (Import-PowerShellDataFile "$folder/staged/ClusterTools.psd1").PrivateData.PSData
        $data.ReleaseNotes.Length | Should -BeGreaterThan 50
        (Get-Content "$root/CHANGELOG.md" -Raw).Replace("`r`n", "`n") | Should -BeLike "*## $($package.Name -replace '^ClusterTools\.|\.nupkg$')*`n`n$([WildcardPattern]::Escape($data.ReleaseNotes.Replace("`r`n", "`n")))*"
        $data.ReleaseNotes | Should -Not -Match '(?m)^## '
        [IO.File]::ReadAllBytes("$folder/staged/ClusterTools.psd1")[0..2] | Should -Be 0xEF, 0xBB, 0xBF
    }

    It 'says what a changelog without its version lacks' {
        $null = New-Item "$TestDrive/unwritten" -ItemType Directory
        Copy-Item "$root/ClusterTools.psd1" "$TestDrive/unwritten"
        Set-Content "$TestDrive/unwritten/CHANGELOG.md" '# Changelog', '## 0.0.1', 'Something.'
        { Complete-Manifest "$TestDrive/unwritten" "$TestDrive/unwritten/ClusterTools.psd1" } | Should -Throw '*CHANGELOG.md*section*'
    }

    It 'is imported from a folder with blanks and brackets' {
        Copy-Item -LiteralPath "$folder/staged" "$TestDrive/a [b] c" -Recurse
        $seen = Invoke-User "
            Set-Location -LiteralPath '$TestDrive/a [b] c'
            Import-Module ./ClusterTools.psd1
            (New-BlobSeries -Count 5).Count
            (Get-Module ClusterTools).ModuleBase
            (Get-Help Invoke-KMeans).Synopsis
            (New-BlobSeries -Count 5 | Out-String) -match 'Float'"
        $seen[0] | Should -Be 5
        $seen[1] | Should -BeLike '*a `[b`] c'
        $seen[2] | Should -Match 'k-means'
        $seen[3] | Should -BeTrue
    }

    It 'runs on the engine that is compiled ahead for this kind of machine, with the libraries of all' -Skip:([Environment]::Version.Major -lt 10) {
        Copy-Item -LiteralPath "$folder/staged" "$TestDrive/ahead" -Recurse
        $assemblies = "$TestDrive/ahead/module/bin/net10.0"
        $own = "$assemblies/$([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)"
        # Any build of the engine will do here: what counts is the place.
        $null = New-Item $own -ItemType Directory
        Copy-Item -LiteralPath "$assemblies/ClusterTools.dll" $own
        $forced = $env:CLUSTERTOOLS_TARGET
        $env:CLUSTERTOOLS_TARGET = 'net10.0'
        try {
            $seen = Invoke-User "
                Import-Module '$TestDrive/ahead/ClusterTools.psd1'
                [ClusterTools.Series.SeriesSet].Assembly.Location
                (New-BlobSeries -Count 5 | Export-Series '$TestDrive/ahead.csv' -PassThru).Name
                ([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'ClusterTools.CsvHelper' }).Location
                @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'ClusterTools' }).Count"
        }
        finally {
            $env:CLUSTERTOOLS_TARGET = $forced
        }

        $seen | ForEach-Object { "$_".Replace('\', '/') } | Should -Be @("$own/ClusterTools.dll", 'ahead.csv', "$assemblies/ClusterTools.CsvHelper.dll", '1').Replace('\', '/')
    }

    Context 'in the hands of a user' -Skip:$taken {
        BeforeAll {
            $found = Invoke-User "
                Register-PSResourceRepository '$repository' '$folder'
                Find-PSResource ClusterTools -Repository '$repository' | Select-Object Name, @{ n = 'Version'; e = { `"`$(`$_.Version)`" } }, Description, Author, Tags, LicenseUri, IconUri, ReleaseNotes, Dependencies
                Install-PSResource ClusterTools -Repository '$repository' -TrustRepository
                Get-InstalledPSResource ClusterTools | ForEach-Object { Join-Path `$_.InstalledLocation ClusterTools `"`$(`$_.Version)`" }"
            $found, $base = $found
        }

        AfterAll {
            if ($IsWindows) {
                Invoke-User "Unregister-PSResourceRepository '$repository'"
            }
        }

        It 'is found with description, tags, licence, icon and release notes, and depends on nothing' {
            $manifest = Import-PowerShellDataFile "$root/ClusterTools.psd1"
            $found.Version | Should -Be $manifest.ModuleVersion
            $found.Description | Should -BeExactly $manifest.Description
            $found.Tags | Should -Contain 'Clustering'
            $found.Tags | Should -Contain 'PSEdition_Desktop'
            $found.LicenseUri | Should -Be 'https://licenses.nuget.org/MIT'
            $found.ReleaseNotes | Should -BeLike '*Install-PSResource*'
            $found.Dependencies | Should -BeNullOrEmpty
            $icon = [Convert]::FromBase64String(($found.IconUri -replace '^data:image/png;base64,'))
            $icon | Should -Be ([IO.File]::ReadAllBytes("$root/docs/icon.png"))
        }

        It 'is installed in a folder of its version, with a valid manifest' {
            $base.Replace('\', '/') | Should -BeLike "*/Modules/ClusterTools/$($found.Version)"
            if (-not $IsWindows) {
                $base | Should -BeLike "$personal/*"
            }

            $seen = Invoke-User "Test-ModuleManifest '$base/ClusterTools.psd1' | Select-Object Description, LicenseUri, IconUri, Tags, CompatiblePSEditions, RequiredModules, HelpInfoUri, @{ n = 'Commands'; e = { @(`$_.ExportedCmdlets.Keys) } }"
            $seen.Description | Should -BeExactly $found.Description
            $seen.LicenseUri | Should -Be $found.LicenseUri
            $seen.IconUri | Should -BeLike 'data:image/png;base64,*'
            $seen.Tags | Should -Contain 'Clustering'
            $seen.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
            $seen.RequiredModules | Should -BeNullOrEmpty
            $seen.HelpInfoUri | Should -BeNullOrEmpty
            $seen.Commands | Should -Contain 'Invoke-KMeans'
        }

        It 'runs the first one-liner of the README without being imported' {
            $oneLiner = [regex]::Match((Get-Content "$root/README.md" -Raw), '(?m)^Import-ImageStack .+ Invoke-KMeans .+ Export-LabelMap brain\.png.*$').Value
            $oneLiner | Should -Not -BeNullOrEmpty
            # Fewer clusters, since the movie is small.
            $oneLiner = $oneLiner -replace '(?<=Invoke-KMeans )\d+', '4'
            $seen = Invoke-User "
                New-ImageStack -FrameCount 20 -Height 32 -Width 32 -ClusterCount 4 | Export-ImageStack fish/
                $oneLiner
                `$map = Import-ImageStack brain.png -As Picture
                [pscustomobject]@{ Frames = @(Get-ChildItem fish).Count; Height = `$map.Height; Width = `$map.Width; Colors = @(`$map.GetPlane(0, 0) | Sort-Object -Unique).Count
                    Engine = [ClusterTools.Series.SeriesSet].Assembly.Location; Module = (Get-Module ClusterTools).ModuleBase }"
            $seen.Frames | Should -Be 20
            # A voxel is 4 pixels a side.
            $seen.Height, $seen.Width | Should -Be 128, 128
            $seen.Colors | Should -BeGreaterThan 2
            $seen.Module | Should -Be $base
            $seen.Engine.Replace('\', '/') | Should -BeLike "$($base.Replace('\', '/'))/module/bin/$(if ($env:CLUSTERTOOLS_TARGET) { $env:CLUSTERTOOLS_TARGET } else { '*' })/ClusterTools.dll"
        }

        It 'has its help without Update-Help' {
            $seen = Invoke-User '
                Get-Help Invoke-KMeans -Full | Out-String -Width 200
                Get-Help about_ClusterTools | Out-String -Width 200'
            $seen[0] | Should -Match 'Clusters the records of a set by k-means'
            $seen[0] | Should -Match '-RestartCount <Int32>\s+\S'
            $seen[0] | Should -Match 'Example 1'
            $seen[0] | Should -Not -Match 'Update-Help'
            $seen[1] | Should -Match 'about_ClusterTools'
            $seen[1] | Should -Match 'LONG DESCRIPTION'
        }

        It 'completes commands, parameters and values' {
            $seen = Invoke-User "
                foreach (`$text in 'Find-Opt', 'Invoke-KMeans -Alg', 'Invoke-KMeans -Algorithm Bis', 'Export-LabelMap -ColorBy Sim') {
                    (TabExpansion2 `$text `$text.Length).CompletionMatches[0].CompletionText
                }"
            $seen | Should -Be 'Find-OptimalK', '-Algorithm', 'Bisecting', 'Similarity'
        }

        It 'can be imported again with -Force, and gives way to a newer version' {
            $seen = Invoke-User "
                Import-Module ClusterTools
                Import-Module ClusterTools -Force
                (New-BlobSeries -Count 5).Count
                `$next = '$folder/next'
                Copy-Item -LiteralPath '$folder/staged' `$next -Recurse
                `$manifest = Join-Path `$next 'ClusterTools.psd1'
                Set-Content -LiteralPath `$manifest ((Get-Content -LiteralPath `$manifest -Raw) -replace `"(?<=ModuleVersion\s*=\s*')[^']+`", '99.0.0')
                `$null = Compress-PSResource `$next '$folder' -PassThru
                Remove-Module ClusterTools
                Update-PSResource ClusterTools -Repository '$repository' -TrustRepository
                (Get-Module ClusterTools -ListAvailable).Version | ForEach-Object { `"`$_`" }"
            $seen[0] | Should -Be 5
            $seen[1..9] | Should -Be '99.0.0', $found.Version
            $seen = Invoke-User 'Import-Module ClusterTools; "$((Get-Module ClusterTools).Version)"; (New-BlobSeries -Count 5).Count; Uninstall-PSResource ClusterTools -Version 99.0.0'
            $seen | Should -Be '99.0.0', 5
        }

        It 'is gone once it is uninstalled' {
            Invoke-User 'Uninstall-PSResource ClusterTools'
            $seen = Invoke-User '[bool](Get-Module ClusterTools -ListAvailable); [bool](Get-Command Invoke-KMeans -ErrorAction Ignore)'
            $seen | Should -Be $false, $false
            Test-Path -LiteralPath $base | Should -BeFalse
        }
    }
}
