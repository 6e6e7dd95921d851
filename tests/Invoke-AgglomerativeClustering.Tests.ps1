Describe 'Invoke-AgglomerativeClustering' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 0), (0, 1), (10, 0), (10, 3)) {
            $rows.Add([double[]]$row)
        }

        $square = [ClusterTools.Series.SeriesSet]::FromRows($rows)
        $blobs = New-BlobSeries -Count 120 -ClusterCount 4 -StdDev 0.3 -Seed 2
    }

    It 'joins the two sides, and keeps the steps as SciPy does' {
        $result = $square | Invoke-AgglomerativeClustering -ClusterCount 2
        @($result).Count | Should -Be 1
        $result.ClusterCount, $result.K | Should -Be 2, 2
        $result.Labels | Should -Be 0, 0, 1, 1
        $result.Sizes | Should -Be 2, 2
        $result.Centroids[1] | Should -Be 10, 1.5
        $result.Merges.Count | Should -Be 3
        $result.Merges[0].A, $result.Merges[0].B, $result.Merges[0].Distance, $result.Merges[0].Size | Should -Be 0, 1, 1, 2
        $result.Merges[2].A, $result.Merges[2].B, $result.Merges[2].Size | Should -Be 4, 5, 4
        , $result.Labels | Should -BeOfType [int[]]
    }

    It 'stops at a distance, by <Linkage>' -ForEach @(
        @{ Linkage = 'Ward'; Count = 2 }, @{ Linkage = 'Single'; Count = 2 }, @{ Linkage = 'Complete'; Count = 2 }, @{ Linkage = 'Average'; Count = 2 }
    ) {
        ($square | Invoke-AgglomerativeClustering -DistanceThreshold 3.5 -Linkage $Linkage).ClusterCount | Should -Be $Count
    }

    It 'cuts the same tree elsewhere' {
        $result = $blobs | Invoke-AgglomerativeClustering 2
        $result.Cut(4).Labels | Should -Be ($blobs | Invoke-AgglomerativeClustering -K 4).Labels
        $result.CutAt([double]::PositiveInfinity).ClusterCount | Should -Be 1
    }

    It 'joins only voxels that touch with -Connectivity Grid, and draws them' {
        $set = New-ImageStack -FrameCount 10 -Height 16 -Width 16 -ClusterCount 3 | ConvertTo-Series
        $result = $set | Invoke-AgglomerativeClustering 3 -Connectivity Grid
        $result.Labels.Count | Should -Be 256
        ($result | Export-LabelMap "$TestDrive/pieces.png" -PassThru).Length | Should -BeGreaterThan 0
    }

    It 'warns of islands' {
        $set = New-ImageStack -FrameCount 10 -Height 8 -Width 8 | ConvertTo-Series | Select-Series -Sample 12 -Seed 1
        $null = $set | Invoke-AgglomerativeClustering 2 -Connectivity Grid -WarningVariable warnings
        "$warnings" | Should -BeLike '*pieces*'
    }

    It 'gives the same tree for any number of threads' {
        $one = $blobs | Invoke-AgglomerativeClustering 4 -ThrottleLimit 1
        $many = $blobs | Invoke-AgglomerativeClustering 4 -ThrottleLimit 7
        "$($many.Merges)" | Should -Be "$($one.Merges)"
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'both a count and a threshold'; Arguments = @{ ClusterCount = 2; DistanceThreshold = 1 }; Id = 'AmbiguousParameterSet' }
        @{ Why = 'a threshold of NaN'; Arguments = @{ DistanceThreshold = [double]::NaN }; Id = 'ArgumentInvalid' }
        @{ Why = 'more clusters than records'; Arguments = @{ ClusterCount = 5 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a grid where there is none'; Arguments = @{ ClusterCount = 2; Connectivity = 'Grid' }; Id = 'ArgumentInvalid' }
    ) {
        Get-ErrorId { $square | Invoke-AgglomerativeClustering @Arguments } | Should -Be $Id
    }

    It 'shows scalars' {
        $blobs | Invoke-AgglomerativeClustering 4 | Show-Text | Should -BeLike '*Clusters*Records*Linkage*4*120*Ward*'
    }

    It 'leaves out records with missing values' {
        $rows.Add([double[]](5, [double]::NaN))
        $holed = [ClusterTools.Series.SeriesSet]::FromRows($rows)
        { $holed | Invoke-AgglomerativeClustering 2 } | Should -Throw '*-SkipNonFinite*'
        $result = $holed | Invoke-AgglomerativeClustering 2 -SkipNonFinite -WarningVariable warnings -WarningAction SilentlyContinue
        $result.Labels | Should -Be 0, 0, 1, 1, -1
        "$warnings" | Should -BeLike '1 of 5 records*'
    }
}
