Describe 'The module' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $manifest = Import-PowerShellDataFile "$ModuleRoot/ClusterTools.psd1"
        $target = if ($env:CLUSTERTOOLS_TARGET) { $env:CLUSTERTOOLS_TARGET } elseif ([Environment]::Version.Major -ge 10) { 'net10.0' } else { 'netstandard2.0' }
    }

    It 'has a valid manifest for both editions, with its cmdlets, formats and types' {
        $info = Test-ModuleManifest "$ModuleRoot/ClusterTools.psd1"
        $info.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $info.Tags.Count | Should -BeGreaterThan 4
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.FormatsToProcess + $manifest.TypesToProcess | ForEach-Object { Test-Path "$ModuleRoot/$_" | Should -BeTrue }
    }

    It 'exports what the manifest names, and the binary has no more' {
        (Get-Command -Module ClusterTools).Name | Should -Be $manifest.CmdletsToExport
        $binary = [ClusterTools.Commands.InvokeKMeansCommand].Assembly
        $cmdlets = $binary.GetExportedTypes() | Where-Object { -not $_.IsAbstract -and $_.IsSubclassOf([System.Management.Automation.Cmdlet]) }
        $cmdlets.Count | Should -Be $manifest.CmdletsToExport.Count
    }

    It 'uses approved verbs and singular nouns' {
        $verbs = (Get-Verb).Verb
        foreach ($command in Get-Command -Module ClusterTools) {
            $command.Verb | Should -BeIn $verbs
            # A series is one or many; k-means and radius are no plurals.
            $command.Noun -replace 'Series$|^KMeans$|Radius$' | Should -Not -Match 's$'
        }
    }

    It 'has the common parameters where they belong' {
        foreach ($command in Get-Command -Module ClusterTools) {
            # It computes nothing.
            if ($command.Name -ne 'Get-ClusterSample') {
                $command.Parameters.Keys | Should -Contain 'ThrottleLimit'
            }

            if ($command.Verb -eq 'Export') {
                'WhatIf', 'Confirm', 'Force', 'PassThru' | ForEach-Object { $command.Parameters.Keys | Should -Contain $_ }
            }

            if ($command.Verb -eq 'Import') {
                'Path', 'LiteralPath' | ForEach-Object { $command.Parameters.Keys | Should -Contain $_ }
            }
        }
    }

    It 'loads the binary of its target' {
        [ClusterTools.Commands.InvokeKMeansCommand].Assembly.Location | Should -BeLike "*$target*"
        [ClusterTools.Series.SeriesSet].Assembly.Location | Should -BeLike "*$target*"
    }

    It 'can be imported again with -Force' {
        Invoke-ChildShell -Command "Import-Module '$ModuleRoot/ClusterTools.psd1'; Import-Module '$ModuleRoot/ClusterTools.psd1' -Force; (New-BlobSeries -Count 5).Count" | Should -Be 5
    }

    It 'loads the library for other formats only when one of them is read' {
        Set-Content "$TestDrive/one.pgm" 'P2', '2 1', '255', '3 200'
        $loaded = "[bool]([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'ClusterTools.SixLabors.ImageSharp' })"
        $script = "Import-Module '$ModuleRoot/ClusterTools.psd1'; `$stack = Import-ImageStack '$TestDrive/one.pgm'; `$stack | Export-ImageStack '$TestDrive/one.png'; $loaded; `$stack | Export-ImageStack '$TestDrive/one.webp'; $loaded"
        Invoke-ChildShell -Command $script | Should -Be 'False', 'True'
    }

    It 'can be removed and imported again' {
        Invoke-ChildShell -Command "Import-Module '$ModuleRoot/ClusterTools.psd1'; Remove-Module ClusterTools; Import-Module '$ModuleRoot/ClusterTools.psd1'; (New-BlobSeries -Count 5).Count" | Should -Be 5
    }

    It 'loads what it needs for pictures, tables and matrices only when it needs it' {
        # What import takes depends on the machine and is for the benchmark; what it loads is the module's own doing.
        $loaded = Invoke-ChildShell -Command "Import-Module '$ModuleRoot/ClusterTools.psd1'; [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not `$_.IsDynamic -and `$_.Location -like '*module?bin?$target?*' } | ForEach-Object { `$_.GetName().Name }"
        $loaded | Should -Contain 'ClusterTools.Module'
        $loaded | Should -BeIn 'ClusterTools.Module', 'ClusterTools'
    }

    It 'reads the formats of a decoder that lies beside it' -Skip:(-not (Get-Item "$PSScriptRoot/ClusterTools.Decoder.Test/bin/*/netstandard2.0/ClusterTools.Decoder.Test.dll")) {
        $copy = "$TestDrive/with-decoder"
        $null = New-Item "$copy/module/bin" -ItemType Directory
        Copy-Item "$ModuleRoot/ClusterTools.psd1" $copy
        Copy-Item "$ModuleRoot/module/*.ps*" "$copy/module"
        Copy-Item "$ModuleRoot/module/bin/$target" "$copy/module/bin" -Recurse
        $decoder = Get-Item "$PSScriptRoot/ClusterTools.Decoder.Test/bin/*/$target/ClusterTools.Decoder.Test.dll" | Select-Object -First 1
        Copy-Item $decoder "$copy/module/bin/$target"
        Set-Content "$copy/a.one" 'ONECOLOR!' -NoNewline
        Set-Content "$copy/b.two" 'TWOCOLOR' -NoNewline
        $lines = Invoke-ChildShell -Command "Import-Module '$copy/ClusterTools.psd1'; (Import-ImageStack '$copy').GetPlane(0, 0)[1, 2]; try { Import-ImageStack '$copy/b.two' -ErrorAction Stop } catch { `"`$_`" }"
        # The folder gives files by the extensions of all decoders; the byte is an exclamation mark.
        $lines[0] | Should -Be 33
        $lines[1] | Should -BeLike '*b.two*PNM, one colour*'
        $said = Invoke-ChildShell -Command "Import-Module '$ModuleRoot/ClusterTools.psd1'; try { Import-ImageStack '$copy/a.one' -ErrorAction Stop } catch { `"`$_`" }"
        $said | Should -BeLike '*a.one*known format*'
        $said | Should -Not -BeLike '*one colour*'
    }

    It 'says what to run where the binary is missing' {
        $null = New-Item "$TestDrive/bare/module" -ItemType Directory
        Copy-Item "$ModuleRoot/ClusterTools.psd1" "$TestDrive/bare"
        Copy-Item "$ModuleRoot/module/*.ps*" "$TestDrive/bare/module"
        $said = Invoke-ChildShell -Command "Import-Module '$TestDrive/bare/ClusterTools.psd1'" 2>&1 | Out-String
        $said | Should -BeLike '*build.ps1*'
    }

    It 'says what CLUSTERTOOLS_TARGET can be' {
        $said = Invoke-ChildShell -Command "`$env:CLUSTERTOOLS_TARGET = 'net6.0'; Import-Module '$ModuleRoot/ClusterTools.psd1'" 2>&1 | Out-String
        $said | Should -BeLike '*netstandard2.0*'
    }
}

Describe 'Views' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 10 -Height 12 -Width 12 -ClusterCount 3
        $set = $stack | ConvertTo-Series -Normalize Percentile
        $fit = $set | Invoke-KMeans -ClusterCount 3
        $fit | Export-ClusterModel "$TestDrive/model.json"
        $mixture = $set | Invoke-GaussianMixture 3 -CovarianceType Diagonal
        $objects = @{
            ImageStack            = $stack
            SeriesSet             = $set
            KMeansResult          = $fit
            KMeansModel           = Import-ClusterModel "$TestDrive/model.json"
            ClusterCountSearch    = $set | Find-OptimalK 2, 3 -WarningAction Ignore
            ClusterCountCandidate = ($set | Find-OptimalK 2, 3 -WarningAction Ignore).Candidates[0]
            ClusterAssignment     = $set | Get-ClusterLabel $fit
            GaussianMixtureResult = $mixture
            BayesianGaussianMixtureResult = $set | Invoke-BayesianGaussianMixture 3 -CovarianceType Diagonal
            GaussianMixtureModel  = $mixture.ToModel()
            MixtureAssignment     = $set | Get-ClusterLabel $mixture
            ImageStackMeasurement = $stack | Measure-ImageStack
            SeriesStatistics      = $set | Measure-Series
            SeriesComparison      = $set | Compare-Series (1..10) -Lag 1
            ImageRegion           = $fit | Measure-ImageRegion | Select-Object -First 1
            ImageColorCompression = & {
                $stack | Select-ImageStack -Frame 0 | Export-ImageStack "$TestDrive/one.png"
                Compress-ImageColor "$TestDrive/one.png" "$TestDrive/compressed" 4
            }
            GroupedImage          = Group-Image "$TestDrive/one.png" 1
            ProvenanceStep        = $set.History[0]
            DataWarning           = [ClusterTools.DataWarning]::new('Id', 'What happened.')
        }
    }

    It '<_> is shown as a table of scalars that fits 80 columns' -ForEach 'ImageStack', 'SeriesSet', 'KMeansResult', 'KMeansModel', 'ClusterAssignment',
        'GaussianMixtureResult', 'BayesianGaussianMixtureResult', 'GaussianMixtureModel', 'MixtureAssignment',
        'ImageStackMeasurement', 'SeriesStatistics', 'SeriesComparison', 'ImageRegion', 'ImageColorCompression', 'GroupedImage', 'ClusterCountCandidate', 'ProvenanceStep', 'DataWarning' {
        $text = $objects[$_] | Out-String -Width 80
        $lines = $text.Trim() -split '\r?\n'
        $lines.Count | Should -BeLessOrEqual 4
        $lines[1] | Should -Match '^[\s-]+$'
        $text | Should -Not -Match '[{}]|System\.|ClusterTools\.'
        # Nothing is cut off in front, which would make another number of one.
        $text | Should -Not -Match ([char]0x2026 + '\w')
    }

    It '<_> has a list of scalars' -ForEach 'ImageStack', 'SeriesSet', 'KMeansResult', 'KMeansModel', 'ClusterAssignment',
        'GaussianMixtureResult', 'BayesianGaussianMixtureResult', 'GaussianMixtureModel', 'MixtureAssignment',
        'ImageStackMeasurement', 'SeriesStatistics', 'SeriesComparison', 'ImageRegion', 'ImageColorCompression', 'GroupedImage', 'ClusterCountSearch', 'ClusterCountCandidate' {
        $text = $objects[$_] | Format-List | Out-String -Width 200
        $text | Should -Match ' : '
        $text | Should -Not -Match '\{[^}]*,|System\.|ClusterTools\.'
    }

    It 'every output type of a cmdlet has a view' {
        $types = (Get-Command -Module ClusterTools).OutputType.Type | Where-Object { $_.FullName -like 'ClusterTools.*' } | Sort-Object -Unique FullName
        $types.Count | Should -BeGreaterThan 6
        foreach ($type in $types) {
            Get-FormatData -TypeName $type.FullName | Should -Not -BeNullOrEmpty -Because $type.FullName
        }
    }

    It 'shows scalars in mixed output, too' {
        $text = $objects.Values | Out-String -Width 100
        $text | Should -Not -Match '\.\.\.\}'
    }
}
