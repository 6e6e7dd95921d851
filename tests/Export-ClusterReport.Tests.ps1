Describe 'Export-ClusterReport' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $movie = New-ImageStack -FrameCount 20 -PlaneCount 2 -Height 12 -Width 16 -ClusterCount 3 -Seed 3
        $set = $movie | ConvertTo-Series -Normalize Percentile
        $fit = $set | Invoke-KMeans -ClusterCount 3
        # The text of a page as a person sees it.
        function Get-Page([string] $Path) { [Net.WebUtility]::HtmlDecode((Get-Content $Path -Raw -Encoding UTF8)) }
    }

    It 'writes one page that names what was done' {
        $fit | Export-ClusterReport "$TestDrive/one.html"
        $page = Get-Page "$TestDrive/one.html"
        $page | Should -BeLike '<!DOCTYPE html>*Brain map: 3 clusters of 384 voxels*</html>*'
        $page | Should -BeLike '*percentile 20, offset 0.1*'
        $page | Should -BeLike '*Invoke-KMeans 3 -Seed 0*'
        $page | Should -BeLike '*PowerShell*'
        $page | Should -BeLike '*Export-ClusterReport "$TestDrive/one.html"*'
    }

    It 'puts several clusterings into one report' {
        $fit, ($set | Invoke-KMeans -ClusterCount 2) | Export-ClusterReport "$TestDrive/two.html" -Title 'Both of them'
        $page = Get-Page "$TestDrive/two.html"
        [regex]::Matches($page, '<article ').Count | Should -Be 2
        $page | Should -BeLike '*<title>Both of them</title>*'
        Export-ClusterReport "$TestDrive/named.html" -InputObject $fit, $fit
        [regex]::Matches((Get-Page "$TestDrive/named.html"), '<article ').Count | Should -Be 2
    }

    It 'draws the map over an anatomy' {
        $fit | Export-ClusterReport "$TestDrive/anatomy.html" -Background ($movie | Measure-ImageStack -Statistic Mean).Mean
        [regex]::Matches((Get-Page "$TestDrive/anatomy.html"), 'class="anatomy"').Count | Should -Be 2
    }

    It 'takes what <_> returns' -ForEach 'Find-OptimalK', 'Invoke-GaussianMixture', 'Invoke-AgglomerativeClustering', 'Get-ClusterLabel' {
        $name = $_
        $result = switch ($name) {
            'Find-OptimalK' { $set | Find-OptimalK -ClusterCount 2..4 }
            'Invoke-GaussianMixture' { $set | Invoke-GaussianMixture -ComponentCount 2 -CovarianceType Diagonal }
            'Invoke-AgglomerativeClustering' { $set | Invoke-AgglomerativeClustering -ClusterCount 3 }
            'Get-ClusterLabel' { $set | Get-ClusterLabel -Model $fit }
        }
        $result | Export-ClusterReport "$TestDrive/$name.html"
        Get-Page "$TestDrive/$name.html" | Should -BeLike '*Brain map:*clusters of 384 voxels*'
    }

    It 'shows pixels in the colours of their clusters, and tables without a map' {
        $set = New-BlobSeries -Count 60 -Dimension 3 -ClusterCount 3
        $set | Invoke-KMeans 3 | Export-ClusterReport "$TestDrive/table.html"
        Get-Page "$TestDrive/table.html" | Should -BeLike '*<title>3 clusters of 60 records</title>*'
        Get-Page "$TestDrive/table.html" | Should -Not -BeLike '*class="stage"*'
    }

    It 'returns the file with -PassThru, and nothing without' {
        $fit | Export-ClusterReport "$TestDrive/quiet.html" | Should -BeNullOrEmpty
        $fit | Export-ClusterReport "$TestDrive/pass.html" -PassThru | Should -BeOfType [IO.FileInfo]
    }

    It 'replaces a file with -Force only and writes nothing with -WhatIf' {
        Set-Content "$TestDrive/there.html" 'mine'
        Get-ErrorId { $fit | Export-ClusterReport "$TestDrive/there.html" } | Should -Be 'FileExists'
        $fit | Export-ClusterReport "$TestDrive/there.html" -Force -WhatIf
        Get-Content "$TestDrive/there.html" | Should -Be 'mine'
        $fit | Export-ClusterReport "$TestDrive/there.html" -Force
        Get-Content "$TestDrive/there.html" -TotalCount 1 | Should -Be '<!DOCTYPE html>'
        Get-ErrorId { $fit | Export-ClusterReport "$TestDrive/none/x.html" } | Should -Be 'TargetFolderMissing'
        Get-ErrorId { $fit | Export-ClusterReport $TestDrive } | Should -Be 'TargetIsFolder'
    }

    It 'says what to give instead of <Kind>, and reports the rest' -ForEach @(
        @{ Kind = 'a stack'; Value = { $movie } }, @{ Kind = 'text'; Value = { 'text' } }
    ) {
        & $Value | Export-ClusterReport "$TestDrive/kind.html" -Force -ErrorAction SilentlyContinue -ErrorVariable failed -WhatIf
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ArgumentInvalid,*'
        "$($failed[0])" | Should -BeLike '*Invoke-KMeans*'
        (& $Value), $fit | Export-ClusterReport "$TestDrive/rest.html" -Force -ErrorAction SilentlyContinue
        Get-Page "$TestDrive/rest.html" | Should -BeLike '*Brain map*'
    }

    It 'shows the scan, the tree, the mixture and the truth' {
        $set | Find-OptimalK -ClusterCount 2..5 | Export-ClusterReport "$TestDrive/scan.html"
        Get-Page "$TestDrive/scan.html" | Should -BeLike '*Number of clusters*Errors*Scores*Calinski-Harabasz*Neighbouring numbers of clusters*'
        $blobs = New-BlobSeries -Count 90 -Dimension 2 -ClusterCount 3
        $blobs | Invoke-AgglomerativeClustering -ClusterCount 3 | Export-ClusterReport "$TestDrive/tree.html"
        Get-Page "$TestDrive/tree.html" | Should -BeLike '*Dendrogram*Scatter plot*'
        $blobs | Invoke-GaussianMixture 3 | Export-ClusterReport "$TestDrive/mixture.html"
        Get-Page "$TestDrive/mixture.html" | Should -BeLike '*Scatter plot*Uncertainty*'
        $blobs | Invoke-KMeans 3 | Measure-Clustering -Truth $blobs.Truth | Export-ClusterReport "$TestDrive/truth.html"
        Get-Page "$TestDrive/truth.html" | Should -BeLike '*Confusion matrix*Contingency table*'
    }

    It 'shows the standard deviations of all series that are given' {
        $active = $set | Select-Series -MinimumStdDev 0.1
        $fit = $active | Invoke-KMeans 2
        $fit | Export-ClusterReport "$TestDrive/kept.html"
        $set, $fit | Export-ClusterReport "$TestDrive/all.html"
        Get-Page "$TestDrive/all.html" | Should -BeLike '*Histogram of 384 values*at or below the threshold 0.1*'
        Get-Page "$TestDrive/kept.html" | Should -Not -BeLike '*Histogram of 384 values*'
        Get-ErrorId { $set | Export-ClusterReport "$TestDrive/none.html" } | Should -Be 'ArgumentInvalid'
    }

    It 'shows an archive run' {
        $folder = New-Item -ItemType Directory "$TestDrive/pictures"
        foreach ($seed in 1..3) {
            New-ImageStack -FrameCount 1 -Height 20 -Width 24 -ClusterCount 4 -Seed $seed | Resize-ImageStack -Stride 1 |
                ConvertTo-Series -As Pixel | Invoke-KMeans 30 | Export-LabelMap "$folder/picture$seed.png"
        }

        Set-Content "$folder/broken.png" 'no picture'
        $run = Compress-ImageColor "$folder/*.png" "$TestDrive/small" 4 -ErrorAction SilentlyContinue
        $run | Export-ClusterReport "$TestDrive/archive.html"
        $page = Get-Page "$TestDrive/archive.html"
        $page | Should -BeLike '*Archive run: 4 pictures*Failed*broken.png*Changed most*before*after*picture1.png*'
    }

    It 'refuses an empty pipeline, and an anatomy of other planes' {
        Get-ErrorId { @() | Export-ClusterReport "$TestDrive/empty.html" } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $fit | Export-ClusterReport "$TestDrive/other.html" -Background (New-ImageStack -FrameCount 1 -PlaneCount 3 -Height 4 -Width 4 -ClusterCount 1) } |
            Should -Be 'ArgumentInvalid'
        "$TestDrive/empty.html", "$TestDrive/other.html" | Should -Not -Exist
    }

    It 'keeps a name that looks like markup as text' {
        $fit | Export-ClusterReport "$TestDrive/hostile.html" -Title '</title></script><img src=x onerror=alert(1)>.tif'
        Get-Content "$TestDrive/hostile.html" -Raw | Should -Not -BeLike '*<img*'
    }
}
