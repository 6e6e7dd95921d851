Describe 'Invoke-GaussianMixture' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $blobs = New-BlobSeries -Count 300 -ClusterCount 3 -StdDev 0.5 -Seed 2
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 0), (0, 2), (10, 0), (10, 2)) {
            $rows.Add([double[]]$row)
        }

        $square = [ClusterTools.Series.SeriesSet]::FromRows($rows)
    }

    It 'finds the two sides, and says how' {
        $result = $square | Invoke-GaussianMixture 2 -Regularization 0.5
        @($result).Count | Should -Be 1
        $result.ClusterCount, $result.K | Should -Be 2, 2
        $result.Labels[0], $result.Labels[2] | Should -Be $result.Labels[1], $result.Labels[3]
        $result.Weights | ForEach-Object { [math]::Abs($_ - 0.5) | Should -BeLessThan 1e-9 }
        [math]::Abs($result.Means[$result.Labels[2]][0] - 10) | Should -BeLessThan 1e-9
        # Within a side the variance is 0 along x and 1 along y; the regularization comes on top.
        [math]::Abs($result.Covariances[0][0][0] - 0.5) | Should -BeLessThan 1e-6
        [math]::Abs($result.Covariances[0][1][1] - 1.5) | Should -BeLessThan 1e-6
        $result.Sizes | Should -Be 2, 2
        $result.Converged | Should -BeTrue
        $result.LowerBoundHistory.Count | Should -Be $result.Iterations
        $result.Entropy.Count, $result.LabelProbabilities.Count | Should -Be 4, 4
        $result.ParameterCount | Should -Be 11
        [math]::Abs($result.Bic - $result.Aic - 11 * ([math]::Log(4) - 2)) | Should -BeLessThan 1e-9
        $result.Elapsed | Should -BeOfType [timespan]
    }

    It 'gives covariances as <Type>, shape <Shape>' -ForEach @(
        @{ Type = 'Full'; Shape = 'Double[][][]' }
        @{ Type = 'Tied'; Shape = 'Double[][]' }
        @{ Type = 'Diagonal'; Shape = 'Double[][]' }
        @{ Type = 'Spherical'; Shape = 'Double[]' }
    ) {
        $result = $blobs | Invoke-GaussianMixture 3 -CovarianceType $Type
        $result.Covariances.GetType().Name | Should -Be $Shape
        $result.GetCovariance(2).Count | Should -Be 2
        $probabilities = $result.GetProbabilities()
        $probabilities.Count, $probabilities[0].Count | Should -Be 300, 3
        [math]::Abs(($probabilities[7] | Measure-Object -Sum).Sum - 1) | Should -BeLessThan 1e-12
    }

    It 'starts from values given as <Form>' -ForEach @(
        @{ Form = 'full lists'; Type = 'Full'; Precision = @(@(@(1, 0), @(0, 1)), @(@(1, 0), @(0, 1))) }
        @{ Form = 'a tied matrix'; Type = 'Tied'; Precision = [double[, ]]::new(2, 2) }
        @{ Form = 'diagonal rows'; Type = 'Diagonal'; Precision = @(@(1, 1), @(1, 1)) }
        @{ Form = 'numbers'; Type = 'Spherical'; Precision = 1, 1 }
    ) {
        if ($Form -eq 'a tied matrix') {
            $Precision[0, 0] = $Precision[1, 1] = 1
        }

        $result = $square | Invoke-GaussianMixture -InitialMean @(@(9, 0), @(1, 0)) -InitialWeight 1, 1 -InitialPrecision $Precision -CovarianceType $Type
        $result.Labels | Should -Be 1, 1, 0, 0
    }

    It 'starts by <_>' -ForEach 'KMeans', 'KMeansPlusPlus', 'Random' {
        $result = $blobs | Invoke-GaussianMixture -K 3 -Initialization $_ -NInit 4 -Seed 1
        $result.Sizes | Sort-Object | Should -Be 100, 100, 100
    }

    It 'gives the same bits for any number of threads' {
        $set = New-ImageStack -FrameCount 12 -Seed 5 | ConvertTo-Series -Normalize Percentile
        $one = $set | Invoke-GaussianMixture 5 -ThrottleLimit 1 -MaxIterations 5
        $many = $set | Invoke-GaussianMixture 5 -ThrottleLimit 7 -MaxIterations 5
        $many.LogLikelihood | Should -Be $one.LogLikelihood
        Get-LabelHash $many.Labels | Should -Be (Get-LabelHash $one.Labels)
        $many.Means[4] | Should -Be $one.Means[4]
    }

    It 'labels other records, with probabilities and entropy' {
        $result = $blobs | Invoke-GaussianMixture 3
        $sample = $result.Sample(50, 3)
        $assignment = $sample | Get-ClusterLabel -Model $result
        $assignment.Labels | Should -Be $sample.Truth
        $assignment.Probabilities.Count, $assignment.Probabilities[0].Count | Should -Be 50, 3
        $assignment.Entropy.Count, $assignment.Distance.Count | Should -Be 50, 50
    }

    It 'goes into a model file and into a map masked by probability' {
        $voxels = New-ImageStack -FrameCount 10 -Height 16 -Width 16 -ClusterCount 3 | ConvertTo-Series -Normalize Percentile
        $result = $voxels | Invoke-GaussianMixture 3 -CovarianceType Diagonal
        $result | Export-ClusterModel "$TestDrive/mixture.json"
        $back = Import-ClusterModel "$TestDrive/mixture.json"
        $back.CovarianceType | Should -Be 'Diagonal'
        ($voxels | Get-ClusterLabel $back).Labels | Should -Be $result.Labels
        $result | Export-LabelMap "$TestDrive/sure.png" -MaskBy Probability
        (Get-Item "$TestDrive/sure.png").Length | Should -BeGreaterThan 50
    }

    It 'gives the clusters of the shared case in micrometres and in metres' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/cases/tables")) {
        $micrometres = Import-Series "$SharedRoot/cases/tables/08-mixture-scale/micrometres.npy"
        $metres = $micrometres | Convert-Series -ColumnWeight (, 1e-6 * $micrometres.Length)
        foreach ($set in $micrometres, $metres) {
            $result = $set | Invoke-GaussianMixture 2
            $result.Warnings.Count | Should -Be 0
            ($result | Measure-Clustering -Truth (@(0) * 300 + @(1) * 300)).Truth.AdjustedRand | Should -Be 1
        }

        $hidden = $metres | Invoke-GaussianMixture 2 -Regularization 1e-6
        $hidden.Warnings.Id | Should -Be 'RegularizationLarge'
        "$($hidden.Warnings)" | Should -BeLike '*smaller regularisation*'
    }

    It 'is not misled by the wide column of the shared case' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/cases/tables")) {
        $result = Import-Series "$SharedRoot/cases/tables/09-mixture-columns/raw.npy" | Invoke-GaussianMixture 2
        ($result | Measure-Clustering -Truth (@(0) * 300 + @(1) * 300)).Truth.AdjustedRand | Should -Be 1
        [math]::Abs($result.LogLikelihood + 10.450) | Should -BeLessThan 0.001
    }

    It 'says which regularisation was used' {
        $relative = $blobs | Invoke-GaussianMixture 3
        ($relative | Format-List | Out-String) | Should -Match 'Regularization *: 1E-06 x variance'
        "$($relative.History[-1])" | Should -BeLike '*regularisation 1E-06 x variance*'
        $relative.Regularization.Count | Should -Be 2
        $absolute = $blobs | Invoke-GaussianMixture 3 -Regularization 0.25
        $absolute.Regularization | Should -Be 0.25, 0.25
        $absolute | Export-ClusterModel "$TestDrive/absolute.json"
        "$((Import-ClusterModel "$TestDrive/absolute.json").History[-1])" | Should -BeLike '*regularisation 0.25,*'
        Get-ErrorId { $blobs | Invoke-GaussianMixture 3 -Regularization 0.25 -RelativeRegularization 0.1 } | Should -Be 'ArgumentInvalid'
    }

    It 'names a component that collapsed, once' {
        $same = [System.Collections.Generic.List[double[]]]::new()
        1..8 | ForEach-Object { $same.Add([double[]](4, 4)) }
        $result = [ClusterTools.Series.SeriesSet]::FromRows($same) | Invoke-GaussianMixture 2 -WarningVariable warnings
        $result.Weights + $result.LogLikelihood | ForEach-Object { [double]::IsNaN($_) | Should -BeFalse }
        $result.Warnings.Id | Should -Contain 'ComponentCollapsed'
        $warnings.Count | Should -Be @($result.Warnings).Count
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'more components than records'; Arguments = @{ ComponentCount = 5 }; Id = 'ArgumentInvalid' }
        @{ Why = 'means of another length'; Arguments = @{ InitialMean = @(@(1, 2, 3), @(1, 2, 4)) }; Id = 'ArgumentInvalid' }
        @{ Why = 'precisions of another shape'; Arguments = @{ ComponentCount = 2; InitialPrecision = 1, 2 }; Id = 'ArgumentInvalid' }
        @{ Why = 'precisions that are text'; Arguments = @{ ComponentCount = 2; InitialPrecision = 'one' }; Id = 'ParameterArgumentTransformationError' }
        @{ Why = 'a wrong number of weights'; Arguments = @{ ComponentCount = 2; InitialWeight = 1, 2, 3 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a tolerance that is no number'; Arguments = @{ ComponentCount = 2; Tolerance = [double]::NaN }; Id = 'ParameterArgumentValidationError' }
        @{ Why = 'K = 0'; Arguments = @{ ComponentCount = 0 }; Id = 'ParameterArgumentValidationError' }
    ) {
        Get-ErrorId { $square | Invoke-GaussianMixture @Arguments } | Should -BeIn $Id, 'ArgumentInvalid'
    }

    It 'offers numbers of components and types to Tab' {
        $line = '$x | Invoke-GaussianMixture -ComponentCount '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain '5'
        $line = '$x | Invoke-GaussianMixture -CovarianceType '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'Diagonal', 'Full', 'Spherical', 'Tied'
    }

    It 'leaves out records with missing values' {
        Set-Content "$TestDrive/holed.csv" 'x,y', '0,0', '1,0.5', 'NA,3', '0.5,1', '9,9', '9.5,8', '8,9.5'
        $set = Import-Series "$TestDrive/holed.csv" -WarningAction SilentlyContinue
        $result = $set | Invoke-GaussianMixture 2 -CovarianceType Spherical -SkipNonFinite -WarningVariable warnings -WarningAction SilentlyContinue
        $result.Labels[2], $result.Labels.Count, $result.FittedCount | Should -Be -1, 7, 6
        "$warnings" | Should -BeLike '*1 of 7 records*'
        $result | Export-ClusterTable "$TestDrive/holed-labels.csv"
        (Import-Csv "$TestDrive/holed-labels.csv")[2].Probability | Should -Be ''
        ($set | Find-OptimalK 1, 2 -Model GaussianMixture -SkipNonFinite -WarningAction SilentlyContinue).Labels[2] | Should -Be -1
    }
}
