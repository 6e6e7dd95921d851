Describe 'Copies from jobs and files' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $set = New-ImageStack -FrameCount 12 -Height 10 -Width 10 -ClusterCount 3 | ConvertTo-Series | Convert-Series -Standardize
        $fit = $set | Invoke-KMeans 3
        $made = @{
            KMeansResult = $fit
            GaussianMixtureResult = $set | Invoke-GaussianMixture 2 -CovarianceType Spherical
            BayesianGaussianMixtureResult = $set | Invoke-BayesianGaussianMixture 2 -CovarianceType Spherical
            ClusterCountSearchResult = $set | Find-OptimalK 2, 3
            AgglomerativeResult = $set | Invoke-AgglomerativeClustering 3
            DbscanResult = $set | Invoke-DensityClustering 3
            HdbscanResult = $set | Invoke-DensityClustering -Method Hdbscan
            ClusterAssignment = $set | Get-ClusterLabel $fit
            MixtureAssignment = $set | Get-ClusterLabel ($set | Invoke-GaussianMixture 2 -CovarianceType Spherical)
        }
        $fit | Export-ClusterModel "$TestDrive/model.json"
        function Get-Copy($Value) {
            $Value | Export-Clixml "$TestDrive/copy.xml"
            Import-Clixml "$TestDrive/copy.xml"
        }
    }

    It 'series can be used again' {
        $copy = Get-Copy $set
        $copy | Show-Text | Should -Be ($set | Show-Text)
        ($copy | Invoke-KMeans 3).Labels | Should -Be $fit.Labels
        ($copy | Get-ClusterLabel $fit -WarningVariable said).Labels | Should -Be $fit.Labels
        $said | Should -BeNullOrEmpty
        $copy | Export-Series "$TestDrive/copy.npy"
        (Import-Series "$TestDrive/copy.npy").ToArray() | Should -Be $set.ToArray()
    }

    It '<_> is shown as the original' -ForEach 'KMeansResult', 'GaussianMixtureResult', 'BayesianGaussianMixtureResult', 'ClusterCountSearchResult', 'AgglomerativeResult', 'DbscanResult', 'HdbscanResult', 'ClusterAssignment', 'MixtureAssignment' {
        $copy = Get-Copy $made[$_]
        $copy.pstypenames[0] | Should -BeLike "Deserialized.*$_"
        $copy | Show-Text | Should -Be ($made[$_] | Show-Text)
        $copy.Labels.Count | Should -Be 100
        $copy.Clusters.Count | Should -Be $made[$_].ClusterCount
        $copy.Clusters[1].v3 | Should -Be $made[$_].Centroids[1][3]
    }

    It '<_> can be measured, drawn and written again' -ForEach 'KMeansResult', 'GaussianMixtureResult', 'BayesianGaussianMixtureResult', 'ClusterCountSearchResult', 'AgglomerativeResult', 'DbscanResult', 'HdbscanResult', 'ClusterAssignment', 'MixtureAssignment' {
        $copy = Get-Copy $made[$_]
        ($copy | Measure-Clustering).Silhouette | Should -Be ($made[$_] | Measure-Clustering).Silhouette
        $copy | Export-LabelMap "$TestDrive/$_-copy.npy"
        $made[$_] | Export-LabelMap "$TestDrive/$_.npy"
        (Get-FileHash "$TestDrive/$_-copy.npy").Hash | Should -Be (Get-FileHash "$TestDrive/$_.npy").Hash
        $copy | Export-ClusterTable "$TestDrive/$_.csv"
    }

    It '<_> labels again' -ForEach 'KMeansResult', 'GaussianMixtureResult', 'BayesianGaussianMixtureResult', 'ClusterCountSearchResult' {
        $copy = Get-Copy $made[$_]
        ($set | Get-ClusterLabel $copy).Labels | Should -Be ($set | Get-ClusterLabel $made[$_]).Labels
        $copy | Export-ClusterModel "$TestDrive/again.json" -Force
        (Import-ClusterModel "$TestDrive/again.json").ClusterCount | Should -Be $copy.ClusterCount
    }

    It 'a model of a file labels again, and starts a fit' {
        $copy = Get-Copy (Import-ClusterModel "$TestDrive/model.json")
        $copy | Show-Text | Should -Be (Import-ClusterModel "$TestDrive/model.json" | Show-Text)
        ($set | Get-ClusterLabel $copy).Labels | Should -Be $fit.Labels
        ($set | Invoke-KMeans -InitialCentroid $copy).Labels | Should -Be $fit.Labels
    }

    It 'results of a job can be used' {
        $job = Start-Job -ArgumentList $ModuleRoot {
            Import-Module "$($args[0])/ClusterTools.psd1"
            New-BlobSeries -ClusterCount 3 | Invoke-KMeans 3
        }
        $copy = $job | Wait-Job | Receive-Job
        $job | Remove-Job
        $here = New-BlobSeries -ClusterCount 3 | Invoke-KMeans 3
        ($copy | Measure-Clustering).Silhouette | Should -Be ($here | Measure-Clustering).Silhouette
        (New-BlobSeries -Seed 4 | Get-ClusterLabel $copy).Labels | Should -Be (New-BlobSeries -Seed 4 | Get-ClusterLabel $here).Labels
    }

    It 'rows stay rows' {
        (Get-Copy $fit.Clusters | ConvertTo-Series -Property v*).Count | Should -Be 3
    }

    It 'what does not go along is told with the way to bring it over' {
        $said = { Get-Copy (New-ImageStack -FrameCount 2 -Height 4 -Width 4) | ConvertTo-Series } | Should -Throw -PassThru
        "$said" | Should -BeLike '*copy (ImageStack)*Export-ImageStack*Import-ImageStack*'
        $said = { $set | Get-ClusterLabel (Get-Copy $made.AgglomerativeResult) } | Should -Throw -PassThru
        "$said" | Should -BeLike '*A model is needed*'
        $copy = Get-Copy $fit
        $copy.SerializationData = $null
        $said = { $copy | Measure-Clustering } | Should -Throw -PassThru
        "$said" | Should -BeLike '*Export-Series*Export-ClusterModel*'
        $copy = Get-Copy $fit
        $copy.SerializationData = [byte[]](1, 2, 3)
        $said = { $copy | Measure-Clustering } | Should -Throw -PassThru
        "$said" | Should -BeLike '*copy cannot be used*'
    }
}
