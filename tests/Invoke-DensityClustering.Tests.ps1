Describe 'Invoke-DensityClustering' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 0), (0, 1), (1, 0), (10, 0), (10, 1), (11, 0), (50, 50)) {
            $rows.Add([double[]]$row)
        }

        $corners = [ClusterTools.Series.SeriesSet]::FromRows($rows)
        $blobs = New-BlobSeries -Count 300 -ClusterCount 3 -StdDev 0.3 -Seed 2
        $movie = New-ImageStack -FrameCount 10 -Height 12 -Width 12 -ClusterCount 3 -Noise 0.05 | ConvertTo-Series
    }

    Context 'Dbscan' {
        It 'finds the groups and leaves the lone record as noise' {
            $result = $corners | Invoke-DensityClustering -Method Dbscan -Radius 1.5 -MinimumCount 3
            @($result).Count | Should -Be 1
            $result.Labels | Should -Be 0, 0, 0, 1, 1, 1, -1
            $result.ClusterCount, $result.K, $result.NoiseCount, $result.CoreCount | Should -Be 2, 2, 1, 6
            $result.Sizes | Should -Be 3, 3
            $result.IsCore[6] | Should -BeFalse
            $result.Centroids[0][0] | Should -Be (1 / 3)
            , $result.Labels | Should -BeOfType [int[]]
            $result.Warnings.Count | Should -Be 0
        }

        It 'takes the radius and the count by position, and the names of scikit-learn' {
            ($corners | Invoke-DensityClustering 1.5 3).Labels | Should -Be ($corners | Invoke-DensityClustering -Eps 1.5 -MinSamples 3).Labels
        }

        It 'takes rows of objects, weights and every distance' {
            $table = 1..4 | ForEach-Object { [pscustomobject]@{ X = $_; Y = $_ % 2 } }
            ($table | Invoke-DensityClustering 1.5 -MinimumCount 2).ClusterCount | Should -Be 1
            ($table | Invoke-DensityClustering 1 -MinimumCount 3 -Distance Manhattan -Weight 3, 1, 1, 1).Labels | Should -Be 0, -1, -1, -1
            foreach ($distance in [enum]::GetNames([ClusterTools.Neighbors.NeighborDistance])) {
                ($blobs | Invoke-DensityClustering 0.3 -Distance $distance).Distance | Should -Be $distance
            }
        }

        It 'gives the same labels for any number of threads' {
            $one = $movie | Invoke-DensityClustering 0.4 10 -Distance Correlation -ThrottleLimit 1
            $many = $movie | Invoke-DensityClustering 0.4 10 -Distance Correlation -ThrottleLimit 7
            Get-LabelHash $many.Labels | Should -Be (Get-LabelHash $one.Labels)
        }
    }

    Context 'Hdbscan' {
        It 'finds clusters of different densities without a radius' {
            $found = $blobs | Invoke-DensityClustering -Method Hdbscan -MinimumClusterSize 20 -MinimumCount 5
            @($found).Count | Should -Be 1
            $found | Should -BeOfType [ClusterTools.Density.HdbscanResult]
            $found.ClusterCount, $found.K | Should -Be 3, 3
            ($found | Measure-Clustering).Truth.AdjustedRand | Should -Be 1
            $found.LabelProbabilities.Count, $found.OutlierScores.Count, $found.CoreDistances.Count | Should -Be 300, 300, 300
            $found.Stabilities.Count | Should -Be 3
            $found.CondensedTree.Where({ $_.Child -lt 300 }).Count | Should -Be 300
            $found.CondensedTree[0].Lambda | Should -Be (1 / $found.CondensedTree[0].Distance)
            , $found.LabelProbabilities | Should -BeOfType [double[]]
        }

        It 'chooses leaves, and takes every distance' {
            ($blobs | Invoke-DensityClustering -Method Hdbscan -Selection Leaf).ClusterCount | Should -BeGreaterThan 3
            foreach ($distance in [enum]::GetNames([ClusterTools.Neighbors.NeighborDistance])) {
                ($blobs | Invoke-DensityClustering -Method Hdbscan -Distance $distance).Distance | Should -Be $distance
            }
        }

        It 'gives the same result for any number of threads' {
            $one = $movie | Invoke-DensityClustering -Method Hdbscan -Distance Correlation -ThrottleLimit 1
            $many = $movie | Invoke-DensityClustering -Method Hdbscan -Distance Correlation -ThrottleLimit 7
            Get-LabelHash $many.Labels | Should -Be (Get-LabelHash $one.Labels)
            "$($many.CondensedTree)" | Should -Be "$($one.CondensedTree)"
        }

        It 'goes into maps by probability, tables, plots and reports' {
            $found = $movie | Invoke-DensityClustering -Method Hdbscan -Distance Correlation
            $found.NoiseCount | Should -BeGreaterThan 0
            ($found | Export-LabelMap "$TestDrive/sure.png" -MaskBy Probability -PassThru).Length | Should -BeGreaterThan 0
            $found | Export-ClusterTable "$TestDrive/sure.csv"
            (Import-Csv "$TestDrive/sure.csv")[0].psobject.Properties.Name | Should -Contain 'Probability'
            $null = $found | Export-ClusterPlot "$TestDrive/sure.svg" -Kind Scatter
            $null = $found | Export-ClusterReport "$TestDrive/sure.html"
            Get-Content "$TestDrive/sure.html" -Raw | Should -BeLike '*Invoke-DensityClustering -Method Hdbscan -MinimumClusterSize 5 -Distance Correlation*'
        }

        It 'says why it found nothing' {
            $null = $corners | Invoke-DensityClustering -Method Hdbscan -MinimumClusterSize 4 -WarningVariable said
            "$said" | Should -BeLike '*do not split*-MinimumClusterSize*'
        }

        It 'shows scalars' {
            $blobs | Invoke-DensityClustering -Method Hdbscan | Show-Text | Should -BeLike '*Clusters*Records*Noise*MinSize*Selection*300*ExcessOfMass*'
        }
    }

    It 'goes into maps, tables, plots, regions, reports and comparisons, with noise apart' {
        $found = $movie | Invoke-DensityClustering 0.3 10 -Distance Correlation
        $found.ClusterCount | Should -BeGreaterThan 0
        $found.NoiseCount | Should -BeGreaterThan 0
        $found | Export-LabelMap "$TestDrive/map.npy"
        @((Import-Series "$TestDrive/map.npy").ToArray() | Where-Object { $_ -eq -1 }).Count | Should -Be $found.NoiseCount
        $null = $found | Export-LabelMap "$TestDrive/map.png" -ColorBy Similarity
        $found | Export-ClusterTable "$TestDrive/table.csv"
        @(Import-Csv "$TestDrive/table.csv" | Where-Object Cluster -EQ -1).Count | Should -Be $found.NoiseCount
        $null = $found | Export-ClusterPlot "$TestDrive/scatter.svg" -Kind Scatter
        Get-Content "$TestDrive/scatter.svg" -Raw | Should -BeLike '*Noise (n = *'
        $null = $found | Export-ClusterReport "$TestDrive/report.html"
        Get-Content "$TestDrive/report.html" -Raw | Should -BeLike '*DBSCAN*Invoke-DensityClustering -Method Dbscan -Radius 0.3 -MinimumCount 10*'
        ($found | Measure-ImageRegion).Count | Should -BeGreaterThan 0
        ($found | Compare-Clustering ($movie | Invoke-KMeans 3)).AdjustedRand | Should -BeGreaterThan 0
        $found.Clusters.Count | Should -Be $found.ClusterCount
    }

    It 'is scored without its noise, which is said' {
        $score = $corners | Invoke-DensityClustering 1.5 3 | Measure-Clustering -WarningVariable said
        $score.RecordCount, $score.LeftOutCount | Should -Be 6, 1
        $score.Silhouette | Should -BeGreaterThan 0.8
        "$said" | Should -BeLike '1 of 7 records have no cluster*'
        $null = $corners | Invoke-DensityClustering 1.5 1 | Measure-Clustering -WarningVariable said
        "$said" | Should -BeNullOrEmpty
    }

    It 'that finds nothing says so, and is still a table, a plot and a copy' {
        $none = $corners | Invoke-DensityClustering 0.5 -MinimumCount 2 -WarningVariable said
        $none.ClusterCount, $none.NoiseCount | Should -Be 0, 7
        "$said" | Should -BeLike '*No cluster was found*-Radius*'
        $none | Show-Text | Should -BeLike '*Clusters*Noise*0*7*'
        $none.Clusters.Count | Should -Be 0
        $none | Export-ClusterTable "$TestDrive/none.csv"
        @(Import-Csv "$TestDrive/none.csv" | Where-Object Cluster -EQ -1).Count | Should -Be 7
        $null = $none | Export-ClusterPlot "$TestDrive/none.svg" -Kind Scatter
        $none | Export-Clixml "$TestDrive/none.xml"
        (Import-Clixml "$TestDrive/none.xml").NoiseCount | Should -Be 7
        "$({ $none | Measure-Clustering -ErrorAction Stop } | Should -Throw -PassThru)" | Should -BeLike '*all are noise*'
    }

    It 'leaves records that are not finite out with -SkipNonFinite' {
        $holes = @([pscustomobject]@{ X = [double]::NaN; Y = 0 }) + (1..5 | ForEach-Object { [pscustomobject]@{ X = $_; Y = 0 } }) + [pscustomobject]@{ X = 99; Y = 0 }
        Get-ErrorId { $holes | Invoke-DensityClustering 1 2 } | Should -Be 'ArgumentInvalid'
        $found = $holes | Invoke-DensityClustering 1 2 -SkipNonFinite -WarningVariable said
        $found.Labels | Should -Be -1, 0, 0, 0, 0, 0, -1
        $found.NoiseCount, $found.LeftOutCount | Should -Be 1, 1
        "$said" | Should -BeLike '*1 of 7 records*'
        $null = $found | Export-ClusterPlot "$TestDrive/holes.svg" -Kind Scatter
        Get-Content "$TestDrive/holes.svg" -Raw | Should -BeLike '*Noise (n = 1)*'
        ($holes | Invoke-DensityClustering -Method Hdbscan -MinimumClusterSize 2 -SkipNonFinite -WarningAction SilentlyContinue).LeftOutCount | Should -Be 1
    }

    It 'has no model for other records' {
        "$({ $corners | Get-ClusterLabel ($corners | Invoke-DensityClustering 1.5 3) } | Should -Throw -PassThru)" | Should -BeLike '*A model is needed*'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'a negative radius'; Arguments = @{ Radius = -1 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a radius of NaN'; Arguments = @{ Radius = [double]::NaN }; Id = 'ArgumentInvalid' }
        @{ Why = 'more neighbours than records'; Arguments = @{ Radius = 1; MinimumCount = 8 }; Id = 'ArgumentInvalid' }
        @{ Why = 'weights of others'; Arguments = @{ Radius = 1; Weight = 1, 2 }; Id = 'ArgumentInvalid' }
        @{ Why = 'no radius'; Arguments = @{ MinimumCount = 2 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a radius for Hdbscan'; Arguments = @{ Method = 'Hdbscan'; Radius = 2 }; Id = 'ArgumentInvalid' }
        @{ Why = 'weights for Hdbscan'; Arguments = @{ Method = 'Hdbscan'; Weight = 1, 1, 1, 1, 1, 1, 1 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a size of clusters for Dbscan'; Arguments = @{ Radius = 2; MinimumClusterSize = 3 }; Id = 'ArgumentInvalid' }
        @{ Why = 'clusters larger than the set'; Arguments = @{ Method = 'Hdbscan'; MinimumClusterSize = 8 }; Id = 'ArgumentInvalid' }
        @{ Why = 'another method'; Arguments = @{ Method = 'Optics' }; Id = 'CannotConvertArgumentNoMessage' }
        @{ Why = 'a count of 0'; Arguments = @{ Radius = 1; MinimumCount = 0 }; Id = 'ParameterArgumentValidationError' }
    ) {
        Get-ErrorId { $corners | Invoke-DensityClustering @Arguments } | Should -Be $Id
    }

    It 'shows scalars' {
        $blobs | Invoke-DensityClustering 0.5 | Show-Text | Should -BeLike '*Clusters*Records*Noise*Core*Radius*300*Euclidean*'
    }
}
