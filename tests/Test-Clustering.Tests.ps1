Describe 'Test-Clustering' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $set = New-ImageStack -FrameCount 20 -Height 12 -Width 12 -ClusterCount 3 | ConvertTo-Series
    }

    It 'gives a row for each number and fold' {
        $rows = $set | Test-Clustering -ClusterCount 2..4 -Fold 2 -Seed 1
        $rows.Count | Should -Be 6
        $rows.ClusterCount | Should -Be 2, 2, 3, 3, 4, 4
        $rows.Fold | Should -Be 0, 1, 0, 1, 0, 1
        $rows[0].FitPoints.Count + $rows[0].TestPoints.Count | Should -Be 20
        $rows | ForEach-Object { $_.TestError | Should -BeGreaterThan 0 }
    }

    It 'gives the same table for the same seed, on any number of threads' {
        $one = $set | Test-Clustering 3 -Split Time -Seed 4 -ThrottleLimit 1
        $two = $set | Test-Clustering 3 -Split Time -Seed 4 -ThrottleLimit 7
        $one.TestError | Should -Be $two.TestError
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'more clusters than records'; Arguments = @{ ClusterCount = 200 }; Id = 'ArgumentInvalid' }
        @{ Why = 'another split'; Arguments = @{ ClusterCount = 2; Split = 'Space' }; Id = 'ParameterArgumentValidationError' }
    ) {
        Get-ErrorId { $set | Test-Clustering @Arguments } | Should -Be $Id
    }

    It 'shows a table' {
        $set | Test-Clustering 3 -Fold 1 | Show-Text | Should -BeLike '*Clusters*FitError*TestError*'
    }
}
