Describe 'New-ImageStack' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
    }

    It 'makes one stack of the size asked for, with the truth of each voxel' {
        $stack = New-ImageStack -FrameCount 5 -PlaneCount 2 -Height 10 -Width 12 -ClusterCount 3
        @($stack).Count | Should -Be 1
        $stack.Shape | Should -Be 5, 2, 10, 12
        $stack.PixelType | Should -Be 'UInt16'
        $stack.Truth.Count | Should -Be 240
        ($stack.Truth | Sort-Object -Unique) | Should -Be 0, 1, 2
    }

    It 'makes the same movie from the same seed and another from another' {
        $a, $b, $c = 1, 1, 2 | ForEach-Object { (New-ImageStack -FrameCount 3 -Height 16 -Width 16 -Seed $_).GetPlane(2, 0) -join ',' }
        $b | Should -Be $a
        $c | Should -Not -Be $a
    }

    It 'has the defaults that its help names' {
        (New-ImageStack).Shape | Should -Be 120, 1, 96, 96
    }

    It 'refuses <Name> <Value>' -ForEach @(
        @{ Name = 'FrameCount'; Value = 0 }
        @{ Name = 'Noise'; Value = -1 }
        @{ Name = 'ThrottleLimit'; Value = -1 }
    ) {
        $arguments = @{ $Name = $Value }
        Get-ErrorId { New-ImageStack @arguments } | Should -Be 'ParameterArgumentValidationError'
    }
}
