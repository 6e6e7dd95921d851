Describe 'Invoke-MatrixFactorization' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $set = New-ImageStack -FrameCount 24 -Height 14 -Width 10 -ClusterCount 4 | ConvertTo-Series
    }

    It 'takes a movie apart by <Method>' -ForEach @(@{ Method = 'NonNegative' }, @{ Method = 'Independent' }) {
        $parts = $set | Invoke-MatrixFactorization -ComponentCount 3 -Method $Method
        @($parts).Count | Should -Be 1
        $parts.Components.Count | Should -Be 3
        $parts.Components[0].Count | Should -Be 24
        $parts.Weights.Count, $parts.Weights.Length | Should -Be 140, 3
        $parts.Error | Should -BeGreaterThan 0
        , $parts.Components | Should -BeOfType [double[][]]
    }

    It 'writes its maps as images' {
        $stack = ($set | Invoke-MatrixFactorization 3).ToStack()
        $stack.FrameCount, $stack.Height, $stack.Width | Should -Be 3, 14, 10
        $stack | Export-ImageStack "$TestDrive/parts.tif"
        (Import-ImageStack "$TestDrive/parts.tif").FrameCount | Should -Be 3
        ($set | Invoke-MatrixFactorization 3).ToPicture() | Export-ImageStack "$TestDrive/parts.png"
        (Import-ImageStack "$TestDrive/parts.png").Shape | Should -Be 1, 1, 30, 22
    }

    It 'gives the same for the same seed on any number of threads' {
        $one = $set | Invoke-MatrixFactorization 3 -Method Independent -Seed 2 -ThrottleLimit 1
        $two = $set | Invoke-MatrixFactorization 3 -Method Independent -Seed 2 -ThrottleLimit 7
        $two.Components[1] | Should -Be $one.Components[1]
    }

    It 'warns when the passes run out' {
        $null = $set | Invoke-MatrixFactorization 3 -MaxIterations 2 -Tolerance 0 -WarningVariable warnings
        "$warnings" | Should -BeLike '*2 iterations*'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'more components than values'; Center = $false; Count = 25 }
        @{ Why = 'negative values'; Center = $true; Count = 2 }
    ) {
        Get-ErrorId { $set | Convert-Series -Center:$Center | Invoke-MatrixFactorization $Count } | Should -Be 'ArgumentInvalid'
    }

    It 'shows scalars' {
        $set | Invoke-MatrixFactorization 2 | Show-Text | Should -BeLike '*Method*Components*Error*NonNegative*'
    }

    It 'has converged where one component is all there is, and fits 80 columns' {
        $rank = [ClusterTools.Series.SeriesSet]::FromRows([double[][]](1..6 | ForEach-Object { , [double[]]($_, (2 * $_), (3 * $_)) }))
        $result = $rank | Invoke-MatrixFactorization 1
        $result.Converged | Should -BeTrue
        ($result | Out-String -Width 80).TrimEnd() -split '\r?\n' | Where-Object { $_.Length -gt 80 -or $_ -match '\.\.\.$|\u2026' } | Should -BeNullOrEmpty
        ($result | Format-Table | Out-String -Width 80) | Should -BeLike '*Seconds*'
    }
}
