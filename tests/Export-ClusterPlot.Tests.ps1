Describe 'Export-ClusterPlot' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $blobs = New-BlobSeries -Count 90 -Dimension 2 -ClusterCount 3 -Seed 4
        $wide = New-BlobSeries -Count 60 -Dimension 8 -ClusterCount 3 -Seed 4
        $fit = $wide | Invoke-KMeans -ClusterCount 3
        $mixture = $blobs | Invoke-GaussianMixture -ComponentCount 3
        $search = $wide | Find-OptimalK -ClusterCount 2..6
        $tree = $wide | Invoke-AgglomerativeClustering -ClusterCount 3
        $measured = $fit | Measure-Clustering
        $sources = @{
            fit = $fit; mixture = $mixture; search = $search; tree = $tree; measured = $measured; series = $wide; statistics = ($wide | Measure-Series); numbers = [double[]](1, 2, 2, 5)
            stack = (New-ImageStack -FrameCount 2 -PlaneCount 1 -Height 8 -Width 9)
        }

        # The title of an SVG, as a viewer reads it.
        function Get-Title([string] $Path) { ([xml](Get-Content $Path -Raw -Encoding UTF8)).svg.title.'#text' }
    }

    It 'draws what suits <Source>: <Title>' -ForEach @(
        @{ Source = 'fit'; Title = 'Centroids of 3 clusters' }
        @{ Source = 'mixture'; Title = '90 records in 3 clusters' }
        @{ Source = 'search'; Title = 'Errors over the number of clusters: K = *' }
        @{ Source = 'tree'; Title = 'Dendrogram of 60 records' }
        @{ Source = 'measured'; Title = 'Confusion matrix: accuracy *' }
        @{ Source = 'series'; Title = '60 records' }
        @{ Source = 'statistics'; Title = 'Standard deviation of 60 records' }
        @{ Source = 'numbers'; Title = '4 values' }
    ) {
        $sources[$Source] | Export-ClusterPlot "$TestDrive/$Source.svg"
        Get-Title "$TestDrive/$Source.svg" | Should -BeLike $Title
    }

    It 'draws <Source> as <Kind>' -ForEach @(
        @{ Source = 'fit'; Kind = 'Scatter' }, @{ Source = 'fit'; Kind = 'Silhouette' }, @{ Source = 'fit'; Kind = 'Heatmap' }, @{ Source = 'search'; Kind = 'Score' }
        @{ Source = 'search'; Kind = 'Series' }, @{ Source = 'measured'; Kind = 'Silhouette' }, @{ Source = 'measured'; Kind = 'Contingency' }, @{ Source = 'tree'; Kind = 'Heatmap' }
        @{ Source = 'series'; Kind = 'Histogram' }, @{ Source = 'series'; Kind = 'Density' }, @{ Source = 'numbers'; Kind = 'Density' }, @{ Source = 'stack'; Kind = 'Surface' }
    ) {
        $sources[$Source] | Export-ClusterPlot "$TestDrive/$Source-$Kind.png" -Kind $Kind -Theme Dark -Width 300 -Height 200 -Scale 1
        $picture = Import-ImageStack "$TestDrive/$Source-$Kind.png"
        $picture.Width, $picture.Height | Should -Be 300, 200
    }

    It 'writes the same bytes each time, on any number of threads' {
        foreach ($name in 'one.svg', 'one.png') {
            $wide | Export-ClusterPlot "$TestDrive/$name" -ThrottleLimit 1
            $wide | Export-ClusterPlot "$TestDrive/7-$name" -ThrottleLimit 7
            (Get-FileHash "$TestDrive/$name").Hash | Should -Be (Get-FileHash "$TestDrive/7-$name").Hash
        }
    }

    It 'colours clusters as the map does' {
        $map = New-ImageStack -FrameCount 20 -PlaneCount 1 -Height 8 -Width 9 -ClusterCount 3 | ConvertTo-Series | Invoke-KMeans -ClusterCount 3
        $map | Export-LabelMap "$TestDrive/map.png" -ColorBy Similarity
        $map | Export-ClusterPlot "$TestDrive/lines.svg" -ColorBy Similarity
        $picture = Import-ImageStack "$TestDrive/map.png"
        $plot = Get-Content "$TestDrive/lines.svg" -Raw
        $pixel = foreach ($channel in 0..2) { '{0:X2}' -f [int]$picture.GetPlane(0, 0, $channel)[0, 0] }
        $plot | Should -BeLike "*#$(-join $pixel)*"
    }

    It 'returns the file with -PassThru, and nothing otherwise' {
        $fit | Export-ClusterPlot "$TestDrive/silent.svg" | Should -BeNullOrEmpty
        $file = $fit | Export-ClusterPlot "$TestDrive/passed.svg" -PassThru
        $file | Should -BeOfType [IO.FileInfo]
        $file.Name | Should -Be 'passed.svg'
    }

    It 'writes nothing with -WhatIf, and replaces with -Force only' {
        $fit | Export-ClusterPlot "$TestDrive/whatif.svg" -WhatIf
        "$TestDrive/whatif.svg" | Should -Not -Exist
        $fit | Export-ClusterPlot "$TestDrive/twice.svg"
        Get-ErrorId { $fit | Export-ClusterPlot "$TestDrive/twice.svg" } | Should -Be 'FileExists'
        $fit | Export-ClusterPlot "$TestDrive/twice.svg" -Force -Title 'Second'
        Get-Title "$TestDrive/twice.svg" | Should -Be 'Second'
    }

    It 'keeps text as text' {
        $title = '</script><img onerror=alert(1)>.tif'
        $fit | Export-ClusterPlot "$TestDrive/text.svg" -Title $title
        Get-Title "$TestDrive/text.svg" | Should -Be $title
        Get-Content "$TestDrive/text.svg" -Raw | Should -Not -Match '<img|</script'
    }

    It 'plots numbers from the pipeline together, and their threshold' {
        1, 2, 2, 3.5 | Export-ClusterPlot "$TestDrive/numbers.svg" -Threshold 2 -BinCount 4 -Force
        Get-Content "$TestDrive/numbers.svg" -Raw -Encoding UTF8 | Should -BeLike '*2: 3*2: 1*'
        (1..20 | ForEach-Object { $_ * 1.5 }) | Export-ClusterPlot "$TestDrive/many.svg"
        Get-Title "$TestDrive/many.svg" | Should -Be '20 values'
    }

    It 'truncates trees and cuts them at a threshold' {
        $tree | Export-ClusterPlot "$TestDrive/cut.svg" -LeafCount 6 -Threshold 1
        Get-Title "$TestDrive/cut.svg" | Should -Be 'Dendrogram of 60 records, the last 5 merges'
        { $tree | Export-ClusterPlot "$TestDrive/cut2.svg" -LeafCount 61 } | Should -Throw '*LeafCount is 61*60*'
    }

    It 'draws clusters of pictures of a given width' {
        $fit | Export-ClusterPlot "$TestDrive/montage.svg" -Kind Montage -PictureWidth 4
        Get-Title "$TestDrive/montage.svg" | Should -Be '60 pictures in 3 clusters'
        { $fit | Export-ClusterPlot "$TestDrive/montage2.svg" -Kind Montage } | Should -Throw '*-PictureWidth*'
    }

    It 'warns of characters that a PNG shows as boxes' {
        $fit | Export-ClusterPlot "$TestDrive/boxes.png" -Title ([string][char]0x4E2D) -WarningVariable warned
        $warned | Should -BeLike '*.svg*'
        $fit | Export-ClusterPlot "$TestDrive/boxes.svg" -Title ([string][char]0x4E2D) -WarningVariable warned
        $warned | Should -BeNullOrEmpty
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a kind that the object does not suit'; Message = '*ErrorCurve*Find-OptimalK*'; Script = { $fit | Export-ClusterPlot "$TestDrive/no.svg" -Kind ErrorCurve } }
        @{ Name = 'a table without truth'; Message = '*-Truth*'; Script = { $fit | Export-ClusterPlot "$TestDrive/no.svg" -Kind ConfusionMatrix } }
        @{ Name = 'the silhouette of one cluster'; Message = '*2 clusters*'; Script = { $wide | Invoke-KMeans 1 | Export-ClusterPlot "$TestDrive/no.svg" -Kind Silhouette } }
        @{ Name = 'entropy of k-means'; Message = '*mixture*'; Script = { $fit | Export-ClusterPlot "$TestDrive/no.svg" -Kind Scatter -ColorBy Entropy } }
        @{ Name = 'an unknown extension'; Message = '*.svg*.png*'; Script = { $fit | Export-ClusterPlot "$TestDrive/no.pdf" } }
        @{ Name = 'a folder that is not there'; Message = '*missing*'; Script = { $fit | Export-ClusterPlot "$TestDrive/missing/no.svg" } }
        @{ Name = 'a width of 1'; Message = '*160*'; Script = { $fit | Export-ClusterPlot "$TestDrive/no.svg" -Width 1 } }
        @{ Name = 'text'; Message = '*String*'; Script = { 'text' | Export-ClusterPlot "$TestDrive/no.svg" } }
        @{ Name = 'several objects'; Message = '*2 objects*one by one*'; Script = { $fit, $tree | Export-ClusterPlot "$TestDrive/no.svg" } }
        @{ Name = 'only values that are not finite'; Message = '*finite*'; Script = { [double]::NaN, [double]::NaN | Export-ClusterPlot "$TestDrive/no.svg" } }
        @{ Name = 'a threshold that is not finite'; Message = '*threshold*finite*'; Script = { 1, 2 | Export-ClusterPlot "$TestDrive/no.svg" -Threshold ([double]::NaN) } }
    ) {
        $Script | Should -Throw $Message
        "$TestDrive/no.svg" | Should -Not -Exist
    }

    It 'runs every line of docs/plots.md' {
        $page = Get-Content "$ModuleRoot/docs/plots.md" -Raw -Encoding UTF8
        $setup = [regex]::Match($page, '(?s)```powershell\r?\n(.*?)```').Groups[1].Value
        $lines = @([regex]::Matches($page, '(?m)^\| [^|`]+ \| `(.+)` \|\s*$') | ForEach-Object { $_.Groups[1].Value -replace '\\\|', '|' })
        $lines.Count | Should -Be 17
        $null = New-Item "$TestDrive/page" -ItemType Directory
        Push-Location "$TestDrive/page"
        try {
            . ([scriptblock]::Create($setup))
            foreach ($line in $lines) { & ([scriptblock]::Create($line)) }
        }
        finally {
            Pop-Location
        }

        (Get-ChildItem "$TestDrive/page").Count | Should -Be 17
    }

    It 'completes kinds, colours and themes' {
        $text = 'Export-ClusterPlot x.svg -Kind Dend'
        (TabExpansion2 $text $text.Length).CompletionMatches.CompletionText | Should -Be 'Dendrogram'
        $text = 'Export-ClusterPlot x.svg -Theme D'
        (TabExpansion2 $text $text.Length).CompletionMatches.CompletionText | Should -Be 'Dark'
    }
}
