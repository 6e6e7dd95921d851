Describe 'Measure-Clustering' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $blobs = New-BlobSeries -Count 120 -ClusterCount 4 -StdDev 0.3 -Seed 2
        $fit = $blobs | Invoke-KMeans -ClusterCount 4 -RestartCount 5
    }

    It 'scores a fit, with the truth that the series bring along' {
        $score = $fit | Measure-Clustering
        $score.Silhouette | Should -BeGreaterThan 0.5
        $score.Silhouettes.PerRecord.Count | Should -Be 120
        $score.CalinskiHarabasz | Should -BeGreaterThan 100
        $score.DaviesBouldin | Should -BeLessThan 1
        [math]::Abs($score.ModelError - $fit.Inertia) | Should -BeLessThan 1e-9
        [math]::Abs($score.SimilarityError - $fit.SimilarityError) | Should -BeLessThan 1e-9
        $score.Sizes | Should -Be $fit.Sizes
        $score.Truth.AdjustedRand | Should -BeGreaterThan 0.9
        $score.Truth.Accuracy | Should -BeGreaterThan 0.9
        $score.Truth.ClassOfCluster.Count | Should -Be 4
        $score.Truth.Contingency.ToArray().Rank | Should -Be 2
    }

    It 'takes an assignment, a tree and a truth of its own' {
        ($blobs | Get-ClusterLabel -Model $fit | Measure-Clustering -Truth $fit.Labels).Truth.AdjustedRand | Should -Be 1
        ($blobs | Invoke-AgglomerativeClustering 4 | Measure-Clustering).ClusterCount | Should -Be 4
    }

    It 'draws a sample for the silhouette' {
        $score = $fit | Measure-Clustering -SampleSize 40 -Seed 3
        $score.Silhouettes.PerRecord.Count | Should -Be 40
        ($fit | Measure-Clustering -SampleSize 40 -Seed 3).Silhouette | Should -Be $score.Silhouette
        # As for Find-OptimalK, a sample of more than there are is all of them.
        ($fit | Measure-Clustering -SampleSize 100000).Silhouette | Should -Be ($fit | Measure-Clustering).Silhouette
    }

    It 'leaves out what one cluster does not have' {
        ($blobs | Invoke-KMeans 1 | Measure-Clustering).Silhouette | Should -BeNullOrEmpty
    }

    It 'refuses a truth of another length' {
        Get-ErrorId { $fit | Measure-Clustering -Truth 1, 2 } | Should -Be 'ArgumentInvalid'
    }

    It 'shows tables of counts as tables' {
        $text = ($fit | Measure-Clustering).Truth.Contingency | Show-Text
        $text | Should -BeLike '*classes, columns: clusters*30*'
        @($text -split '\r?\n' | Where-Object { $_.Trim() }).Count | Should -Be 6
    }

    It 'shows scalars' {
        $fit | Measure-Clustering | Show-Text | Should -BeLike '*Silhouette*AdjRand*'
    }
}
