Describe 'Resize-ImageStack' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 2 -PlaneCount 3 -Height 11 -Width 13 -ClusterCount 3
    }

    It 'takes -Stride <Stride> along planes, rows and columns' -ForEach @(
        @{ Stride = 2; Shape = 2, 3, 6, 7; New = 1, 1, 2; Old = 1, 2, 4 }
        @{ Stride = 2, 2, 2; Shape = 2, 2, 6, 7; New = 1, 1, 2; Old = 2, 2, 4 }
        @{ Stride = 5, 4; Shape = 2, 3, 3, 4; New = 1, 1, 2; Old = 1, 5, 8 }
        @{ Stride = 3, 1, 2; Shape = 2, 1, 11, 7; New = 0, 1, 2; Old = 0, 1, 4 }
    ) {
        $small = $stack | Resize-ImageStack -Stride $Stride
        $small.Shape | Should -Be $Shape
        $small.PixelType | Should -Be 'UInt16'
        $small.GetPlane(1, $New[0])[$New[1], $New[2]] | Should -Be $stack.GetPlane(1, $Old[0])[$Old[1], $Old[2]]
    }

    It 'interpolates with -Scale, and blurs with -AntiAlias' {
        $half = $stack | Resize-ImageStack -Scale 0.5
        $half.Shape | Should -Be 2, 3, 6, 6
        $half.PixelType | Should -Be 'Float32'
        $smooth = $stack | Resize-ImageStack -Scale 0.5 -AntiAlias
        $smooth.GetPlane(0, 0)[2, 2] | Should -Not -Be $half.GetPlane(0, 0)[2, 2]
        ($stack | Resize-ImageStack -Scale 2).Shape | Should -Be 2, 3, 22, 26
    }

    It 'takes either a step or a scale' {
        Get-ErrorId { $stack | Resize-ImageStack -Scale 0.5 -Stride 2 } | Should -Be 'AmbiguousParameterSet'
        Get-ErrorId { $stack | Resize-ImageStack -Scale 0 } | Should -Be 'ParameterArgumentValidationError'
    }

    It 'refuses a step of 0 and four steps' {
        Get-ErrorId { $stack | Resize-ImageStack -Stride 0 } | Should -Be 'ParameterArgumentValidationError'
        Get-ErrorId { $stack | Resize-ImageStack -Stride 1, 1, 1, 1 } | Should -Be 'ParameterArgumentValidationError'
    }
}
