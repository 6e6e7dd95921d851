Describe 'The pipeline from images to a map' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
    }

    It 'finds the regions of a synthetic movie' {
        $movie = New-ImageStack -ClusterCount 6 -Seed 1
        $result = $movie | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 | Invoke-KMeans -ClusterCount 6 -RestartCount 5 -Seed 1
        $file = $result | Export-LabelMap "$TestDrive/map.png" -ColorBy Similarity -MaskBy Similarity -PassThru
        $file.Length | Should -BeGreaterThan 500
        [ClusterTools.Metrics.Agreement.AdjustedRand]::Score($result.Labels, $result.Series.Truth) | Should -BeGreaterThan 0.8
    }

    It 'gives these labels in both targets, whatever the machine' {
        $result = New-ImageStack -FrameCount 40 -Height 40 -Width 50 -ClusterCount 5 -Seed 9 | ConvertTo-Series -Normalize Percentile |
            Select-Series -MinimumStdDev 0.01 | Invoke-KMeans -ClusterCount 7 -Seed 3
        $result.Labels.Count | Should -Be 2000
        Get-LabelHash $result.Labels | Should -Be '6851f35b3c22da656848bbd585ecaa1cc2a83952181659ab5c65627d64101582'
        $result.Inertia.ToString('R', [cultureinfo]::InvariantCulture) | Should -Be '438.95432717390713'
    }

    It 'draws the map of the fish' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/fish")) {
        $set = Import-ImageStack "$SharedRoot/data/fish/*.tif" | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005
        $set.Count | Should -Be 7552
        $file = $set | Invoke-KMeans -ClusterCount 20 -Seed 1 | Export-LabelMap "$TestDrive/fish.png" -ColorBy Similarity -MaskBy Similarity -PassThru
        $picture = $file | Import-ImageStack
        $picture.Height | Should -BeGreaterOrEqual 76
    }

    It 'passes a stack and a set as one object' {
        $count = 0
        New-ImageStack -FrameCount 3 -Height 8 -Width 8 -ClusterCount 2 | ForEach-Object { $count++; $_ } | ConvertTo-Series | ForEach-Object { $count++ }
        $count | Should -Be 2
    }

    It 'writes a warning once along the pipeline' {
        $rows = [double[][]](@(, [double[]](1, 1)) * 3 + @(, [double[]](2, 5)))
        $set = [ClusterTools.Series.SeriesSet]::FromRows($rows) | Convert-Series -ZScore -WarningVariable first -WarningAction SilentlyContinue
        $first.Count | Should -Be 1
        "$first" | Should -BeLike '3 of 4 records*not finite*'
        $null = $set | Select-Series -From 0 -WarningVariable second
        $second.Count | Should -Be 0
    }

    It 'tells what is usual with -Verbose only' {
        $rows = [double[][]](@(, [double[]](1, 1)) * 3 + @(, [double[]](2, 5)))
        $output = [ClusterTools.Series.SeriesSet]::FromRows($rows) | Convert-Series -Center -WarningVariable warned -Verbose 4>&1
        $warned.Count | Should -Be 0
        "$output" | Should -BeLike '*3 of 4 records are constant*'
        $output[-1].Warnings.Id | Should -Be 'ConstantRecords'
    }

    It 'lets scripts index what objects carry' {
        $set = New-ImageStack -FrameCount 3 -Height 8 -Width 8 -ClusterCount 2 | ConvertTo-Series -Center
        $set.History[1].Operation | Should -Be 'series'
        $set.History[-1].Operation | Should -Be 'center'
        $set.Index[2] | Should -Be 2
    }

    It 'tells with -Verbose what came out' {
        $said = New-ImageStack -FrameCount 3 -Height 8 -Width 8 -ClusterCount 2 | ConvertTo-Series -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$said" | Should -BeLike '*SeriesSet 64x3*'
    }
}

Describe 'At the prompt' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Import-Im'; Contains = 'Import-ImageStack' }
        @{ Line = 'ConvertTo-Series -Normalize '; Contains = 'Percentile', 'WindowExact' }
        @{ Line = 'ConvertTo-Series -As I'; Contains = , 'Image' }
        @{ Line = 'Export-LabelMap x.png -ColorBy '; Contains = 'Similarity', 'Centroid', 'Gray', 'Label' }
        @{ Line = 'Invoke-KMeans -K '; Contains = '5', '20' }
        @{ Line = 'Invoke-KMeans -Init'; Contains = '-Initialization', '-InitialCentroid' }
    ) {
        $choices = (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
        $Contains | ForEach-Object { $choices | Should -Contain $_ }
    }

    It 'shows progress with percentage and time left, and takes it away' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$ModuleRoot/ClusterTools.psd1'; New-BlobSeries -Count 2000 -Dimension 1000 | Convert-Series -Normalize WindowExact -Window 400 | Out-Null")
            $null = $shell.Invoke()
            $records = @($shell.Streams.Progress)
            $records.Count | Should -BeGreaterThan 2
            $shown = $records | Where-Object RecordType -EQ 'Processing'
            $shown.PercentComplete | ForEach-Object { $_ | Should -BeGreaterOrEqual 0; $_ | Should -BeLessOrEqual 100 }
            ($shown | Where-Object PercentComplete -GT 0).SecondsRemaining | ForEach-Object { $_ | Should -BeGreaterOrEqual 0 }
            # The points are drawn under a bar of their own.
            $shown | Group-Object Activity | ForEach-Object { ($_.Group.PercentComplete | Sort-Object) | Should -Be $_.Group.PercentComplete }
            $records[-1].RecordType | Should -Be 'Completed'
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'runs in several runspaces at once' {
        $shells = 1..3 | ForEach-Object { [powershell]::Create().AddScript("Import-Module '$ModuleRoot/ClusterTools.psd1'; (New-BlobSeries -Seed 4 | Invoke-KMeans 3).Inertia") }
        $calls = $shells | ForEach-Object { $_.BeginInvoke() }
        $inertia = 0..2 | ForEach-Object { $shells[$_].EndInvoke($calls[$_])[0] }
        ($inertia | Sort-Object -Unique).Count | Should -Be 1
        $shells | ForEach-Object { $_.Dispose() }
    }

    It 'says what to do with <Line>' -ForEach @(
        @{ Line = '$stack | Invoke-KMeans 3'; Says = '*ImageStack*ConvertTo-Series*' }
        @{ Line = '$fit | Find-OptimalK 2, 3'; Says = '*KMeansResult*Series*' }
        @{ Line = '"a.tif" | Convert-Series -ZScore'; Says = "*'a.tif'*Import-Series*Import-ImageStack*" }
        @{ Line = 'Get-Item . | ConvertTo-Series'; Says = '*DirectoryInfo*Import-ImageStack*' }
        @{ Line = '$set | Select-ImageStack -Frame 0'; Says = '*SeriesSet*stack that the series were made from*' }
        @{ Line = '$set | Export-LabelMap map.png'; Says = '*SeriesSet*Invoke-KMeans*' }
        @{ Line = '$set | Measure-ImageRegion'; Says = '*SeriesSet*Invoke-KMeans*' }
        @{ Line = '$fit | Compare-Clustering 3'; Says = '*clustering is needed*this is 3.' }
        @{ Line = '$set | Get-ClusterLabel model.json'; Says = "*Export-ClusterModel*no file 'model.json'*" }
        @{ Line = 'Invoke-KMeans 3 -InputObject $set, $set'; Says = '*several*pipeline*' }
        @{ Line = '@{ a = 1 } | Convert-Series -Center'; Says = '*this is Hashtable. Read tables with Import-Series*' }
        @{ Line = '@{ a = "x" } | Invoke-KMeans 3'; Says = "*'a' of object 0*'x'*not a number*-Property*" }
        @{ Line = ', [double[]] (1, 2) | Convert-Series -Center'; Says = '*this is Double`[`]*ConvertTo-Series*' }
        @{ Line = ', $null | Invoke-KMeans 3'; Says = '*null*' }
        @{ Line = '$set | Invoke-KMeans -InitialCentroid $null'; Says = '*nothing ($null)*' }
        @{ Line = '$set | Invoke-KMeans -InitialCentroid @{ a = 1 }'; Says = '*this is Hashtable*' }
        @{ Line = '$set | Export-Series Env:a.npy'; Says = "*'Env:a.npy' is not a path of the file system*" }
        @{ Line = '$set | Convert-Series -Center -Path Env:a.npy'; Says = "*'Env:a.npy' is not a path of the file system*" }
        @{ Line = '$set | Find-OptimalK 2, 3 -CheckpointPath Env:a.json'; Says = "*'Env:a.json' is not a path of the file system*" }
        @{ Line = '$set | Compare-Series Env:PATH'; Says = "*'Env:PATH' is not a path of the file system*" }
        @{ Line = '$set | Compare-Series @{ a = 1 }'; Says = '*this is Hashtable*' }
        @{ Line = '$set | Convert-Series -Normalize Window'; Says = '*Window needs a window*(-Window).' }
        @{ Line = '$set | Convert-Series -Squelch NaN'; Says = 'Squelch is NaN; give a number.' }
        @{ Line = '$set | Convert-Series -Center -Path none/a.npy'; Says = '*none*does not exist. Create it first*' }
        @{ Line = '$set | Find-OptimalK 2, 3 -CheckpointPath .'; Says = '*is a folder; a file name is needed.' }
        @{ Line = '$fit | Compare-Clustering (New-BlobSeries -Count 30 | Invoke-KMeans 3)'; Says = '*20 and of 30 records; only clusterings of the same records*' }
        @{ Line = '$fit | Measure-Clustering -Truth 1, 2'; Says = 'Truth has 2 entries; 20 are needed.' }
        @{ Line = '$fit | Measure-Clustering -SampleSize 1'; Says = 'SampleSize draws 1 record of 1 cluster; *Draw more.' }
        @{ Line = '$stack | Invoke-ImageFilter -Minimum NaN'; Says = 'Minimum is NaN; give a number.' }
        @{ Line = '$stack | Invoke-ImageFilter -Minimum 2 -Maximum NaN'; Says = 'Maximum is NaN; give a number.' }
        @{ Line = '$set | Compare-Series none.csv'; Says = "*'none.csv' does not exist*Get-ChildItem*" }
    ) {
        $stack = New-ImageStack -FrameCount 3 -Height 8 -Width 8 -ClusterCount 2
        $set = New-BlobSeries -Count 20
        $fit = $set | Invoke-KMeans 3
        $said = try { . ([scriptblock]::Create($Line)) 2>&1 } catch { $_ }
        @($said).Count | Should -Be 1
        "$said" | Should -BeLike $Says
    }

    It 'says to <Command> that what it is given is no path' -ForEach @{ Command = 'Import-ImageStack' }, @{ Command = 'Import-Series' }, @{ Command = 'Import-ClusterModel' } {
        $stack = New-ImageStack -FrameCount 3 -Height 8 -Width 8 -ClusterCount 2
        $set = New-BlobSeries -Count 20
        foreach ($item in $stack, $set, ($set | Invoke-KMeans 3)) {
            { & $Command -Path $item } | Should -Throw "*path of a file or folder is needed; this is $($item.GetType().Name), which is in memory already."
            $said = try { $item | & $Command 2>&1 } catch { $_ }
            "$($said[0])" | Should -BeLike '*path of a file*in memory already.*'
        }
    }

    It 'goes on after an object of another kind' {
        $set = New-BlobSeries -Count 20
        $results = $set, 'text', $set | Invoke-KMeans 3 -ErrorVariable errors -ErrorAction SilentlyContinue
        $results.Count | Should -Be 2
        $errors.Count | Should -Be 1
    }

    It 'takes a mistyped value badly, but says which there are' {
        { New-BlobSeries | Invoke-KMeans 3 -Distance Euclid2 } | Should -Throw '*Euclidean*Cosine*'
        { New-BlobSeries | Invoke-KMeans -ClusterCount many } | Should -Throw
    }
}
