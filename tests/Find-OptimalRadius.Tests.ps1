Describe 'Find-OptimalRadius' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $blobs = New-BlobSeries -Count 400 -ClusterCount 3 -StdDev 0.3 -Seed 2
        $search = $blobs | Find-OptimalRadius -MinimumCount 6
    }

    It 'suggests a radius that finds the blobs' {
        @($search).Count | Should -Be 1
        $search.MinimumCount | Should -Be 6
        $found = $blobs | Invoke-DensityClustering $search.BestRadius 6
        $found.ClusterCount | Should -Be 3
        $found.CoreCount | Should -Be $search.CoreCount
    }

    It 'gives the curve, sorted and by record' {
        $search.Distances.Count | Should -Be 400
        $search.Distances | Should -Be ($search.RecordDistances | Sort-Object)
        $search.Distances[$search.Knee] | Should -Be $search.BestRadius
        $near = $blobs | Find-NearestSeries -Query 7 -NeighborCount 6
        $search.RecordDistances[7] | Should -Be $near.Distances[0][5]
        , $search.Distances | Should -BeOfType [double[]]
    }

    It 'takes every distance, for any number of threads' {
        foreach ($distance in [enum]::GetNames([ClusterTools.Neighbors.NeighborDistance])) {
            $one = $blobs | Find-OptimalRadius 4 -Distance $distance -ThrottleLimit 1
            $many = $blobs | Find-OptimalRadius 4 -Distance $distance -ThrottleLimit 7
            "$($many.Distances)" | Should -Be "$($one.Distances)"
        }
    }

    It 'is drawn as a curve with its knee' {
        $search | Export-ClusterPlot "$TestDrive/radius.svg"
        Get-Content "$TestDrive/radius.svg" -Raw | Should -BeLike '*k-distances (k = 6): radius*'
    }

    It 'says that a curve has no knee' {
        $same = 1..5 | ForEach-Object { [pscustomobject]@{ X = 3 } }
        $none = $same | Find-OptimalRadius 2 -WarningVariable said
        $none.BestRadius | Should -Be 0
        "$said" | Should -BeLike '*no knee*'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'a count above the records'; Arguments = @{ MinimumCount = 401 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a count of 1'; Arguments = @{ MinimumCount = 1 }; Id = 'ParameterArgumentValidationError' }
    ) {
        Get-ErrorId { $blobs | Find-OptimalRadius @Arguments } | Should -Be $Id
    }

    It 'shows scalars' {
        $search | Show-Text | Should -BeLike '*BestRadius*Minimum*Core*Records*400*'
    }
}
