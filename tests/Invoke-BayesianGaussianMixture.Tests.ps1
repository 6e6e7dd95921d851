Describe 'Invoke-BayesianGaussianMixture' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $blobs = New-BlobSeries -Count 300 -ClusterCount 3 -StdDev 0.5 -Seed 2
    }

    It 'uses as many components as there are blobs' {
        $result = $blobs | Invoke-BayesianGaussianMixture 9 -WeightConcentration 0.001 -PriorCovariance @(@(0.25, 0), @(0, 0.25)) -MaxIterations 500
        $result.UsedComponentCount | Should -Be 3
        $result.ClusterCount, $result.K | Should -Be 9, 9
        @($result.Weights | Where-Object { $_ -gt 0.05 }).Count | Should -Be 3
        $result.WeightConcentrations.Count | Should -Be 2
        $result.MeanPrecisions.Count, $result.DegreesOfFreedom.Count | Should -Be 9, 9
        $result.Converged | Should -BeTrue
        $result.Warnings.Count | Should -Be 0
    }

    It 'takes beliefs for <Type>' -ForEach @(
        @{ Type = 'Full'; Covariance = @(@(1, 0), @(0, 1)) }
        @{ Type = 'Tied'; Covariance = @(@(1, 0), @(0, 1)) }
        @{ Type = 'Diagonal'; Covariance = 1, 1 }
        @{ Type = 'Spherical'; Covariance = 1 }
    ) {
        $result = $blobs | Invoke-BayesianGaussianMixture -K 3 -CovarianceType $Type -PriorCovariance $Covariance -PriorMean 0, 0 -MeanPrecision 0.1 -DegreesOfFreedom 3
        $result.Sizes | Sort-Object | Should -Be 100, 100, 100
    }

    It 'knows a Dirichlet distribution of weights, too' {
        $result = $blobs | Invoke-BayesianGaussianMixture 3 -WeightPrior DirichletDistribution -InitialMean $blobs.GetRecord(0), $blobs.GetRecord(1), $blobs.GetRecord(2)
        $result.WeightConcentrations.Count | Should -Be 1
    }

    It 'comes back from a model file with the same labels' {
        $result = $blobs | Invoke-BayesianGaussianMixture 5
        $result | Export-ClusterModel "$TestDrive/bayesian.json"
        ($blobs | Get-ClusterLabel (Import-ClusterModel "$TestDrive/bayesian.json")).Labels | Should -Be $result.Labels
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'a concentration of 0'; Arguments = @{ WeightConcentration = 0 } }
        @{ Why = 'a mean of another length'; Arguments = @{ PriorMean = 1, 2, 3 } }
        @{ Why = 'a covariance of another shape'; Arguments = @{ PriorCovariance = 1, 2 } }
        @{ Why = 'too few degrees of freedom'; Arguments = @{ DegreesOfFreedom = 1 } }
    ) {
        Get-ErrorId { $blobs | Invoke-BayesianGaussianMixture 3 @Arguments } | Should -Be 'ArgumentInvalid'
    }
}
