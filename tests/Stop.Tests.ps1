# What Ctrl+C does. These tests take times, so nothing runs beside them.
Describe 'Ctrl+C' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
    }

    It 'stops <Name> within half a second' -ForEach @(
        @{ Name = 'a fit'; Script = 'New-BlobSeries -Count 60000 -Dimension 24 -ClusterCount 30 -StdDev 9 | Invoke-KMeans 60 -RestartCount 5000 -Tolerance 0' }
        @{ Name = 'a normalisation'; Script = 'New-BlobSeries -Count 4000 -Dimension 2500 | Convert-Series -Normalize WindowExact -Window 1200' }
        @{ Name = 'a condition in script'; Script = 'New-BlobSeries -Count 3000000 | Select-Series -Where { $_[0] -gt 0 }' }
        @{ Name = 'a mixture'; Script = 'New-BlobSeries -Count 100000 -Dimension 20 -ClusterCount 8 -StdDev 9 | Invoke-GaussianMixture 16 -Initialization Random -MaxIterations 5000 -Tolerance 0' }
        @{ Name = 'a tree'; Script = 'New-BlobSeries -Count 60000 -Dimension 60 -StdDev 9 | Invoke-AgglomerativeClustering 5' }
        @{ Name = 'a search for neighbours'; Script = 'New-BlobSeries -Count 60000 -Dimension 60 -StdDev 9 | Find-NearestSeries (0..59999) 20 -Distance Manhattan' }
        @{ Name = 'a factorisation'; Script = 'New-BlobSeries -Count 40000 -Dimension 120 -StdDev 9 | Invoke-MatrixFactorization 60 -Method Independent -MaxIterations 5000 -Tolerance 0' }
        @{ Name = 'scores'; Script = 'New-BlobSeries -Count 60000 -Dimension 30 -ClusterCount 4 | Invoke-KMeans 4 | Measure-Clustering' }
        @{ Name = 'points being drawn'; Script = 'New-BlobSeries -Count 4000000 -Dimension 60' }
        @{ Name = 'a movie being made'; Script = 'New-ImageStack -FrameCount 3000 -Height 512 -Width 512' }
    ) {
        # Up to three tries: other work on the machine is no fault of the module.
        foreach ($try in 1..3) {
            $stopped = Stop-Script $Script
            $stopped.Finished | Should -BeFalse -Because 'there must be something to stop'
            if ($stopped.Milliseconds -lt 500) {
                break
            }
        }

        $stopped.Milliseconds | Should -BeLessThan 500
    }

    It 'leaves nothing half-written when it is stopped' {
        $null = New-Item "$TestDrive/stopped" -ItemType Directory
        $stopped = Stop-Script "New-BlobSeries -Count 400000 -Dimension 20 | Export-Series '$TestDrive/stopped/big.csv.gz'" -BusyMilliseconds 1500
        $stopped.Finished | Should -BeFalse
        Get-ChildItem "$TestDrive/stopped" -Force | Should -BeNullOrEmpty
    }

    It 'stops pictures in few colours at once, and leaves nothing half-written' {
        $many = (New-Item "$TestDrive/many" -ItemType Directory).FullName
        New-ImageStack -FrameCount 60 -Height 400 -Width 400 -ClusterCount 5 | Export-ImageStack $many
        $stopped = Stop-Script "Compress-ImageColor '$many' '$TestDrive/few' -ColorCount 250"
        $stopped.Finished | Should -BeFalse
        $stopped.Milliseconds | Should -BeLessThan 500
        Get-ChildItem "$TestDrive/few" -Force -Filter *.tmp | Should -BeNullOrEmpty
    }
}
