Describe 'Measure-ImageStack' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 4 -PlaneCount 2 -Height 6 -Width 5 -ClusterCount 2
        $values = 0..3 | ForEach-Object { $stack.GetPlane($_, 1)[2, 3] }
    }

    It 'computes each statistic across frames, with divisor n' {
        $result = $stack | Measure-ImageStack
        $mean = ($values | Measure-Object -Average).Average
        $variance = ($values | ForEach-Object { ($_ - $mean) * ($_ - $mean) } | Measure-Object -Average).Average
        $result.Mean.GetPlane(0, 1)[2, 3] | Should -Be $mean
        $result.Variance.GetPlane(0, 1)[2, 3] | Should -BeGreaterThan ($variance - 1e-6)
        $result.Variance.GetPlane(0, 1)[2, 3] | Should -BeLessThan ($variance + 1e-6)
        [math]::Abs($result.StdDev.GetPlane(0, 1)[2, 3] - [math]::Sqrt($variance)) | Should -BeLessThan 1e-9
        $result.Sum.GetPlane(0, 1)[2, 3] | Should -Be ($values | Measure-Object -Sum).Sum
        $result.Minimum.GetPlane(0, 1)[2, 3] | Should -Be ($values | Measure-Object -Minimum).Minimum
        $result.Maximum.GetPlane(0, 1)[2, 3] | Should -Be ($values | Measure-Object -Maximum).Maximum
        $result.Maximum.PixelType | Should -Be 'UInt16'
    }

    It 'leaves out what was not asked for' {
        $result = $stack | Measure-ImageStack -Statistic StdDev, Sum
        $result.StdDev | Should -Not -BeNullOrEmpty
        $result.Sum | Should -Not -BeNullOrEmpty
        $result.Mean | Should -BeNullOrEmpty
        $result.Projection | Should -BeNullOrEmpty
    }

    It 'projects planes to their greatest value' {
        $result = $stack | Measure-ImageStack -Projection Maximum
        $result.Projection.Shape | Should -Be 4, 1, 6, 5
        $expected = [math]::Max($stack.GetPlane(3, 0)[1, 1], $stack.GetPlane(3, 1)[1, 1])
        $result.Projection.GetPlane(3, 0)[1, 1] | Should -Be $expected
        $result.Mean | Should -BeNullOrEmpty
    }

    It 'projects along the axis asked for' {
        ($stack | Measure-ImageStack -Projection Mean -ProjectionAxis Row).Projection.Shape | Should -Be 4, 1, 2, 5
    }

    It 'names the statistics there are when one is misspelt' {
        { $stack | Measure-ImageStack -Statistic Median } | Should -Throw '*StdDev*'
    }

    It 'projects over time by the greatest and least value, mean and deviation' {
        $values = 0..3 | ForEach-Object { $stack.GetPlane($_, 1)[2, 3] } | Measure-Object -Maximum -Minimum -Average
        $over = @{ Maximum = $values.Maximum; MaximumPlusMinimum = $values.Maximum + $values.Minimum; Mean = $values.Average }
        foreach ($kind in $over.Keys) {
            $image = ($stack | Measure-ImageStack -Projection $kind -ProjectionAxis Frame).Projection
            $image.Shape | Should -Be 1, 2, 6, 5
            $image.GetPlane(0, 1)[2, 3] | Should -Be $over[$kind]
        }

        ($stack | Measure-ImageStack -Projection StdDev -ProjectionAxis Frame).Projection.GetPlane(0, 1)[2, 3] | Should -Be ($stack | Measure-ImageStack StdDev).StdDev.GetPlane(0, 1)[2, 3]
    }

    It 'maps how each pixel goes with its neighbourhood' {
        $result = New-ImageStack -FrameCount 60 -Height 40 -Width 40 -ClusterCount 3 -Noise 0.05 | Measure-ImageStack -LocalCorrelation 3
        $result.Mean | Should -BeNullOrEmpty
        $map = $result.LocalCorrelation
        $map.Shape | Should -Be 1, 1, 40, 40
        $range = $map | Measure-ImageStack
        $range.MaximumValue | Should -BeLessOrEqual 1.000001
        $range.MaximumValue | Should -BeGreaterThan 0.5
        $range.MinimumValue | Should -BeGreaterOrEqual -1.000001
    }
}
