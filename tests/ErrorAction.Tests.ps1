# What goes wrong with one input is an error of that input: the rest of the pipeline continues, and -ErrorAction, -ErrorVariable and $? do what they do for Import-Csv.
BeforeDiscovery {
    $cases = @(
        @{ Cmdlet = 'Invoke-KMeans'; Script = { $few, $many | Invoke-KMeans 50 @steer } }
        @{ Cmdlet = 'Find-OptimalK'; Script = { $few, $many | Find-OptimalK 2..9 @steer } }
        @{ Cmdlet = 'Test-Clustering'; Script = { $few, $long | Test-Clustering 9 @steer | Group-Object ClusterCount } }
        @{ Cmdlet = 'Invoke-GaussianMixture'; Script = { $few, $many | Invoke-GaussianMixture 9 @steer } }
        @{ Cmdlet = 'Invoke-BayesianGaussianMixture'; Script = { $few, $many | Invoke-BayesianGaussianMixture 9 @steer } }
        @{ Cmdlet = 'Invoke-AgglomerativeClustering'; Script = { $few, $many | Invoke-AgglomerativeClustering 9 @steer } }
        @{ Cmdlet = 'Invoke-DensityClustering'; Script = { $few, $many | Invoke-DensityClustering 1 9 @steer } }
        @{ Cmdlet = 'Invoke-MatrixFactorization'; Script = { $few, $long | Invoke-MatrixFactorization 3 -Method Independent @steer } }
        @{ Cmdlet = 'Find-OptimalRadius'; Script = { $few, $many | Find-OptimalRadius 9 @steer } }
        @{ Cmdlet = 'Find-NearestSeries'; Script = { $few, $many | Find-NearestSeries 50 3 @steer } }
        @{ Cmdlet = 'Convert-Series'; Script = { $few, $long | Convert-Series -PrincipalComponent 3 @steer } }
        @{ Cmdlet = 'Select-Series'; Script = { $few, $long | Select-Series -From 3 @steer } }
        @{ Cmdlet = 'Get-ClusterLabel'; Script = { $long, $many | Get-ClusterLabel ($many | Invoke-KMeans 2) @steer } }
        @{ Cmdlet = 'Import-Series'; Script = { Import-Series "$TestDrive/bad.csv", "$TestDrive/good.csv" @steer } }
        @{ Cmdlet = 'Import-ClusterModel'; Script = { Import-ClusterModel "$TestDrive/bad.csv", "$TestDrive/model.json" @steer } }
        @{ Cmdlet = 'Import-ImageStack'; Script = { Import-ImageStack "$TestDrive/bad.csv", "$TestDrive/good.png" -As Picture @steer } }
    )
}

Describe '-ErrorAction' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        Set-Content "$TestDrive/bad.csv" "a,b`n1,2`n3"
        Set-Content "$TestDrive/good.csv" "a,b`n1.5,2`n3,4`n5,7"
        New-ImageStack -FrameCount 1 | Export-ImageStack "$TestDrive/good.png"
        $few = New-BlobSeries -Count 4
        $many = New-BlobSeries -Count 100
        $long = New-BlobSeries -Count 100 -Dimension 12
        $many | Invoke-KMeans 2 | Export-ClusterModel "$TestDrive/model.json"
    }

    It 'of <Cmdlet>: one bad input is one error, silent where asked, and the rest goes on' -ForEach $cases {
        $steer = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'found' }
        $Error.Clear()
        $output = @(. $Script 2>&1)
        $found.Count | Should -Be 1
        $found[0].FullyQualifiedErrorId | Should -BeLike '*,ClusterTools.Commands.*'
        $output.Count | Should -Be 1
        $output[0] | Should -Not -BeOfType System.Management.Automation.ErrorRecord
    }

    It 'of <Cmdlet>: Stop ends it, Ignore leaves no trace' -ForEach $cases {
        $steer = @{ ErrorAction = 'Stop' }
        { . $Script } | Should -Throw
        $steer = @{ ErrorAction = 'Ignore' }
        $Error.Clear()
        @(. $Script 2>&1).Count | Should -Be 1
        $Error.Count | Should -Be 0
    }

    It 'leaves a variable empty and $? false after a silent failure' {
        $ErrorActionPreference = 'Continue'
        $set = 'before'
        $set = Import-Series "$TestDrive/bad.csv" -ErrorAction SilentlyContinue
        $? | Should -BeFalse
        $set | Should -BeNullOrEmpty
    }
}
