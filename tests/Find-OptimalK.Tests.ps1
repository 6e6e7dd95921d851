Describe 'Find-OptimalK' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $blobs = New-BlobSeries -Count 200 -Dimension 3 -ClusterCount 4 -StdDev 0.3 -Seed 2
        $movie = New-ImageStack -FrameCount 20 -Height 24 -Width 24 -ClusterCount 4 | ConvertTo-Series -Normalize Percentile
    }

    It 'scores each number of clusters and marks its choice' {
        $scan = $blobs | Find-OptimalK 2..7 -Criterion Silhouette -RestartCount 5
        @($scan).Count | Should -Be 1
        $scan.BestK, $scan.ClusterCount, $scan.K | Should -Be 4, 4, 4
        $scan.Criterion | Should -Be 'Silhouette'
        $scan.Candidates.ClusterCount | Should -Be (2..7)
        ($scan.Candidates | Where-Object IsBest).K | Should -Be 4
        $scan.Candidates[2].Score | Should -Be $scan.Candidates[2].Silhouette
        $scan.Candidates[2].Inertia | Should -Be $scan.Best.Inertia
        [double]::IsNaN($scan.Candidates[0].Gap) | Should -BeTrue
        $scan.Best.GetType().Name | Should -Be 'KMeansResult'
        $scan.Elapsed | Should -BeOfType [timespan]
        $scan.Best.Labels | Should -Be ($blobs | Invoke-KMeans 4 -RestartCount 5).Labels
    }

    It 'chooses by <_>' -ForEach 'Elbow', 'Silhouette', 'CalinskiHarabasz', 'DaviesBouldin', 'Gap', 'Stability' {
        $scan = $blobs | Find-OptimalK -ClusterCount 2..6 -Criterion $_ -RestartCount 5 -ReferenceCount 4 -SubsampleCount 4
        $scan.BestK | Should -Be 4
        $scan.Criterion | Should -Be $_
        @($scan.Candidates | Where-Object { [double]::IsNaN($_.Silhouette + $_.CalinskiHarabasz + $_.DaviesBouldin + $_.SimilarityError) }).Count | Should -Be 0
    }

    It 'takes lists, ranges and both, in any order and with repeats' {
        ($blobs | Find-OptimalK 6, 2, 3..5, 3).Candidates.ClusterCount | Should -Be (2..6)
        ($blobs | Find-OptimalK -K '2,4..5').Candidates.ClusterCount | Should -Be 2, 4, 5
        ($blobs | Find-OptimalK 3).BestK | Should -Be 3
    }

    It 'finds the components of a mixture by Bic' {
        $scan = $blobs | Find-OptimalK 2..6 -Model GaussianMixture -RestartCount 3
        $scan.BestK | Should -Be 4
        $scan.Criterion | Should -Be 'Bic'
        $scan.Best.GetType().Name | Should -Be 'GaussianMixtureResult'
        ($blobs | Find-OptimalK 2..6 -Model GaussianMixture -Criterion Aic).Candidates[1].Aic | Should -BeLessThan 1e300
    }

    It 'chooses the type of covariance, too' {
        $scan = $blobs | Find-OptimalK 3..5 -Model GaussianMixture -CovarianceType Full, Spherical
        $scan.BestK, $scan.Best.CovarianceType | Should -Be 4, 'Spherical'
        $scan.CovarianceTypes.CovarianceType | Should -Be 'Full', 'Spherical'
        $scan.CovarianceTypes.IsBest | Should -Be $false, $true
        $scan.CovarianceTypes[0].Candidates.ClusterCount | Should -Be 3, 4, 5
        ($scan | Out-String -Width 80) | Should -Match '4 clusters by Bic, Spherical covariances, of 3 numbers'
        (& { $scan; $scan.CovarianceTypes } | Out-String -Width 80) | Should -Not -Match '\{'
        ($scan.CovarianceTypes | Out-String -Width 80) | Should -Match '\* Spherical +4 '
        ($blobs | Find-OptimalK 4 -Model GaussianMixture -CovarianceType Tied).Best.CovarianceType | Should -Be 'Tied'
        ($blobs | Find-OptimalK 4 -Model GaussianMixture -Regularization 0.5).Best.Regularization[0] | Should -Be 0.5
        Get-ErrorId { $blobs | Find-OptimalK 4 -CovarianceType Tied } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $blobs | Find-OptimalK 4 -Regularization 1 } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $blobs | Find-OptimalK 2..6 -Model GaussianMixture -CovarianceType Tied, Full -Criterion Elbow } | Should -Be 'ArgumentInvalid'
    }

    It 'goes straight into Export-LabelMap, Get-ClusterLabel, Export-ClusterModel and Invoke-KMeans' {
        $scan = $movie | Find-OptimalK 2, 4, 6, 8
        $map = $scan | Export-LabelMap "$TestDrive/map.png" -ColorBy Similarity -MaskBy Similarity -PassThru
        $map.Length | Should -BeGreaterThan 100
        $scan.Best | Export-LabelMap "$TestDrive/best.png" -ColorBy Similarity -MaskBy Similarity
        (Get-FileHash "$TestDrive/best.png").Hash | Should -Be (Get-FileHash "$TestDrive/map.png").Hash
        ($movie | Get-ClusterLabel -Model $scan).Labels | Should -Be $scan.Labels
        $scan | Export-ClusterModel "$TestDrive/model.json"
        (Import-ClusterModel "$TestDrive/model.json").ClusterCount | Should -Be $scan.BestK
        ($movie | Invoke-KMeans -InitialCentroid $scan).Labels | Should -Be $scan.Labels
    }

    It 'masks by the probability of a mixture' {
        $movie | Find-OptimalK 2, 3 -Model GaussianMixture | Export-LabelMap "$TestDrive/probable.png" -MaskBy Probability
        "$TestDrive/probable.png" | Should -Exist
    }

    It 'takes weights as Invoke-KMeans does' {
        $weights = 0..199 | ForEach-Object { 1 + $_ % 5 }
        $scan = $blobs | Find-OptimalK 2..6 -Weight $weights -Criterion Elbow -RestartCount 5
        $scan.BestK | Should -Be 4
        $scan.Best.Inertia | Should -Be ($blobs | Invoke-KMeans 4 -Weight $weights -RestartCount 5).Inertia
        $scan.Best.Inertia | Should -BeGreaterThan ($blobs | Find-OptimalK 4 -RestartCount 5).Best.Inertia
        { $blobs | Find-OptimalK 2, 3 -Weight 1, 2 } | Should -Throw '*2*200*'
        { $blobs | Find-OptimalK 2, 3 -Weight $weights -Model GaussianMixture } | Should -Throw '*-Weight*KMeans*'
    }

    It 'gives the same answer for any number of threads' {
        $one = $movie | Find-OptimalK 2..5 -Seed 3 -ThrottleLimit 1
        $many = $movie | Find-OptimalK 2..5 -Seed 3 -ThrottleLimit 7
        $many.Candidates | ForEach-Object { "$_" } | Should -Be ($one.Candidates | ForEach-Object { "$_" })
        Get-LabelHash $many.Labels | Should -Be (Get-LabelHash $one.Labels)
    }

    It 'goes on from a checkpoint, and refuses that of another scan' {
        Push-Location $TestDrive
        try {
            $first = $blobs | Find-OptimalK 2..5 -Criterion Stability -CheckpointPath scan.json
            "$TestDrive/scan.json" | Should -Exist
            $again = $blobs | Find-OptimalK 2..5 -Criterion Stability -CheckpointPath scan.json
            $again.Labels | Should -Be $first.Labels
            $again.Candidates.Stability | Should -Be $first.Candidates.Stability
            Get-ErrorId { $blobs | Find-OptimalK 2..6 -Criterion Stability -CheckpointPath scan.json } | Should -Be 'ArgumentInvalid'
            Set-Content bad.json '{'
            Get-ErrorId { $blobs | Find-OptimalK 2..5 -CheckpointPath bad.json } | Should -Be 'DataInvalid'
        }
        finally {
            Pop-Location
        }
    }

    It 'warns where the criterion is not defined' {
        $rows = [System.Collections.Generic.List[double[]]]::new()
        1..6 | ForEach-Object { $rows.Add([double[]](1, 2, 3)) }
        $scan = [ClusterTools.Series.SeriesSet]::FromRows($rows) | Find-OptimalK 2..5 -WarningVariable warnings
        $scan.BestK | Should -Be 2
        $scan.Warnings.Id | Should -Contain 'CriterionUndefined'
        "$warnings" | Should -BeLike '*not defined*'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'K = 0'; Arguments = @{ ClusterCount = 0, 2 }; Id = 'ParameterArgumentValidationError' }
        @{ Why = 'an empty list'; Arguments = @{ ClusterCount = @() }; Id = 'ParameterArgumentValidationError' }
        @{ Why = 'a range that goes down'; Arguments = @{ ClusterCount = '15..5' }; Id = 'ParameterArgumentTransformationError' }
        @{ Why = 'text'; Arguments = @{ ClusterCount = 'many' }; Id = 'ParameterArgumentTransformationError' }
        @{ Why = 'more clusters than records'; Arguments = @{ ClusterCount = 2, 201 }; Id = 'ArgumentInvalid' }
        @{ Why = 'an elbow of four'; Arguments = @{ ClusterCount = 2, 3, 4, 5; Criterion = 'Elbow' }; Id = 'ArgumentInvalid' }
        @{ Why = 'Bic of k-means'; Arguments = @{ ClusterCount = 2, 3, 4; Criterion = 'Bic' }; Id = 'ArgumentInvalid' }
        @{ Why = 'a gap of mixtures'; Arguments = @{ ClusterCount = 2, 3; Criterion = 'Gap'; Model = 'GaussianMixture' }; Id = 'ArgumentInvalid' }
        @{ Why = 'a checkpoint in no folder'; Arguments = @{ ClusterCount = 2, 3; CheckpointPath = 'TestDrive:/none/scan.json' }; Id = 'TargetFolderMissing' }
    ) {
        Get-ErrorId { $blobs | Find-OptimalK @Arguments } | Should -Be $Id
    }

    It 'says how a range is written' {
        { $blobs | Find-OptimalK 15..5 } | Should -Throw '*5..15*'
    }

    It 'shows a table with the choice marked, and a list' {
        $scan = $blobs | Find-OptimalK 2..6 -Criterion Silhouette -RestartCount 5
        $lines = ($scan | Out-String -Width 80) -split '\r?\n'
        $lines | Where-Object { $_.Length -gt 80 } | Should -BeNullOrEmpty
        $lines -match '^4 clusters by Silhouette' | Should -HaveCount 1
        $lines -match '^\s+\*\s+4 ' | Should -HaveCount 1
        $lines -match '^\s+[2-6] ' | Should -HaveCount 4
        $lines -match 'Silhouette +Calinski +Davies +Elbow +Score' | Should -HaveCount 1
        "$lines" | Should -Not -Match 'NaN|ClusterTools\.'
        $list = $scan | Format-List | Out-String -Width 120
        $list | Should -Match 'Tried +: 2, 3, 4, 5, 6'
        $list | Should -Not -Match '\{[^}]*,|System\.|ClusterTools\.'
        ($scan.Candidates[0] | Format-List | Out-String) | Should -Match 'NormalizedModelError +: '
    }

    It 'offers numbers, ranges and criteria to Tab' {
        $line = '$x | Find-OptimalK -ClusterCount '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain '5..15'
        $line = '$x | Find-OptimalK 3 -Criterion S'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'Silhouette', 'Similarity', 'Stability'
    }

    It 'finds twenty clusters in the zebrafish, and draws them' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/fish")) {
        $scan = Import-ImageStack "$SharedRoot/data/fish/*.tif" | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005 |
            Find-OptimalK -ClusterCount 5, 10, 15, 20, 30, 50, 100, 200 -SampleSize 500
        $scan.BestK | Should -Be 20
        $scan | Export-LabelMap "$TestDrive/brain.png" -ColorBy Similarity -MaskBy Similarity
        "$TestDrive/brain.png" | Should -Exist
    }
}
