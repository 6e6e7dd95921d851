Describe 'Select-ImageStack' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 12 -PlaneCount 3 -Height 10 -Width 14 -ClusterCount 3
    }

    It 'takes a bare range of frames' {
        $part = $stack | Select-ImageStack -Frame 2..4
        $part.Shape | Should -Be 3, 3, 10, 14
        $part.GetPlane(0, 1) | Should -Be $stack.GetPlane(2, 1)
    }

    It 'takes numbers and ranges as text, in the order given' {
        ($stack | Select-ImageStack -Frame '11,0..1').GetPlane(0, 0) | Should -Be $stack.GetPlane(11, 0)
        ($stack | Select-ImageStack -Frame 3..1).GetPlane(0, 0) | Should -Be $stack.GetPlane(3, 0)
    }

    It 'takes planes and a region' {
        $part = $stack | Select-ImageStack -Plane 2 -Region 3, 4, 5, 6
        $part.Shape | Should -Be 12, 1, 6, 5
        $part.GetPlane(7, 0)[0, 0] | Should -Be $stack.GetPlane(7, 2)[4, 3]
        $part.Truth.Count | Should -Be 30
    }

    It 'takes a region as text' {
        ($stack | Select-ImageStack -Region '0,0,2,1').Shape | Should -Be 12, 3, 1, 2
    }

    It 'says what exists when asked for more' {
        { $stack | Select-ImageStack -Frame 12 } | Should -Throw '*11*'
        Get-ErrorId { $stack | Select-ImageStack -Frame 12 } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $stack | Select-ImageStack -Region 10, 0, 5, 5 } | Should -Be 'ArgumentInvalid'
    }

    It 'explains what a range or a region looks like' {
        { $stack | Select-ImageStack -Frame one } | Should -Throw '*5..15*'
        { $stack | Select-ImageStack -Region 1, 2, 3 } | Should -Throw '*width*'
        { $stack | Select-ImageStack -Frame 1.5 } | Should -Throw '*integer*'
    }
}
