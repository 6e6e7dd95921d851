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
        ($score.Truth.Contingency | Measure-Object Cluster0 -Sum).Sum | Should -Be $fit.Sizes[0]
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

    It 'gives tables of counts as rows with named columns' {
        $truth = ($fit | Measure-Clustering).Truth
        $truth.Contingency.Count | Should -Be 4
        $truth.Contingency[0].psobject.Properties.Name | Should -Be Class, Cluster0, Cluster1, Cluster2, Cluster3
        $truth.Contingency[2].Class | Should -Be 2
        $truth.Confusion[0].psobject.Properties.Name | Should -Be Class, Predicted0, Predicted1, Predicted2, Predicted3
        $right = foreach ($row in $truth.Confusion) { $row."Predicted$($row.Class)" }
        ($right | Measure-Object -Sum).Sum / 120 | Should -Be $truth.Accuracy
    }

    It 'keeps tables of counts in JSON, CLIXML and CSV' {
        $truth = ($fit | Measure-Clustering).Truth
        ($truth.Contingency | ConvertTo-Json | ConvertFrom-Json)[1].Cluster1 | Should -Be $truth.Contingency[1].Cluster1
        ($truth | ConvertTo-Json -Depth 4 | ConvertFrom-Json).Confusion.Counts[1] | Should -Be ($truth.Confusion[1].psobject.Properties.Value | Select-Object -Skip 1)
        $truth | Export-Clixml "$TestDrive/truth.xml"
        (Import-Clixml "$TestDrive/truth.xml").Contingency[3].Cluster0 | Should -Be $truth.Contingency[3].Cluster0
        $truth.Confusion | Export-Csv "$TestDrive/confusion.csv" -NoTypeInformation
        (Import-Csv "$TestDrive/confusion.csv")[0].Predicted0 | Should -Be $truth.Confusion[0].Predicted0
    }

    It 'shows tables of counts as tables, and after another object with all their columns' {
        $score = $fit | Measure-Clustering
        $text = $score.Truth.Contingency | Out-String -Width 120
        $text | Should -BeLike '*Class Cluster0 Cluster1 Cluster2 Cluster3*30*'
        @($text -split '\r?\n' | Where-Object { $_.Trim() }).Count | Should -Be 5
        $fit, $score.Truth.Contingency | ForEach-Object { $_ } | Out-String -Width 120 | Should -BeLike '*Class*Cluster3*'
    }

    It 'shows scalars' {
        $fit | Measure-Clustering | Show-Text | Should -BeLike '*Silhouette*AdjRand*'
    }

    It 'takes the truth as a set, a clustering, a file or names' {
        $expected = ($fit | Measure-Clustering).AdjustedRand
        $plain = [ClusterTools.Series.SeriesSet]::FromRows([double[][]](0..119 | ForEach-Object { , $blobs.GetRecord($_) })) | Invoke-KMeans -ClusterCount 4 -RestartCount 5
        $blobs | Export-Series "$TestDrive/truth.csv"
        Set-Content "$TestDrive/column.csv" $blobs.Truth
        foreach ($truth in $blobs, $fit, "$TestDrive/truth.csv", (Get-Item "$TestDrive/column.csv"), @($blobs.Truth | ForEach-Object { "class $_" })) {
            ($plain | Measure-Clustering -Truth $truth).AdjustedRand | Should -Be $expected
        }

        { $fit | Measure-Clustering -Truth "$TestDrive/none.csv" } | Should -Throw '*none.csv*does not exist*'
        Set-Content "$TestDrive/wide.csv" '1.5,2', '3,4'
        { $fit | Measure-Clustering -Truth "$TestDrive/wide.csv" } | Should -Throw '*wide.csv*label column*'
    }

    It 'scores several clusterings in a pipeline' {
        @($fit, ($blobs | Invoke-KMeans 2) | Measure-Clustering).Count | Should -Be 2
    }
}
