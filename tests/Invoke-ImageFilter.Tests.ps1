Describe 'Invoke-ImageFilter' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 3 -PlaneCount 2 -Height 9 -Width 11 -ClusterCount 2
    }

    It 'takes medians of the box about each pixel' {
        $filtered = $stack | Invoke-ImageFilter -Median 1, 3, 3
        $box = foreach ($y in 3..5) { foreach ($x in 6..8) { $stack.GetPlane(1, 1)[$y, $x] } }
        $filtered.GetPlane(1, 1)[4, 7] | Should -Be ($box | Sort-Object)[4]
        $filtered.PixelType | Should -Be 'UInt16'
        ($stack | Invoke-ImageFilter -Median 3, 3).GetPlane(1, 1)[4, 7] | Should -Be $filtered.GetPlane(1, 1)[4, 7]
    }

    It 'takes means of the box, over planes as well where one number is given' {
        $values = foreach ($z in 0, 0, 1) { foreach ($y in 3..5) { foreach ($x in 6..8) { $stack.GetPlane(1, $z)[$y, $x] } } }
        $mean = ($values | Measure-Object -Average).Average
        [math]::Abs(($stack | Invoke-ImageFilter -Uniform 3).GetPlane(1, 0)[4, 7] / $mean - 1) | Should -BeLessThan 1e-6
    }

    It 'blurs by a Gaussian and keeps a flat image flat' {
        $flat = $stack | Invoke-ImageFilter -Minimum 500 -Maximum 500
        $blurred = $flat | Invoke-ImageFilter -Gaussian 2
        $blurred.PixelType | Should -Be 'Float32'
        [math]::Abs($blurred.GetPlane(2, 1)[0, 0] - 500) | Should -BeLessThan 1e-3
        ($stack | Invoke-ImageFilter -Gaussian 0).GetPlane(0, 0)[3, 3] | Should -Be $stack.GetPlane(0, 0)[3, 3]
    }

    It 'subtracts a number or an image, before it clips' {
        ($stack | Invoke-ImageFilter -Subtract 10).GetPlane(0, 1)[2, 2] | Should -Be ($stack.GetPlane(0, 1)[2, 2] - 10)
        $mean = ($stack | Measure-ImageStack Mean).Mean
        ($stack | Invoke-ImageFilter -Subtract $mean -Minimum 0 | Measure-ImageStack).MinimumValue | Should -Be 0
        Get-ErrorId { $stack | Invoke-ImageFilter -Subtract ($mean | Select-ImageStack -Plane 0) } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $stack | Invoke-ImageFilter -Subtract 'a lot' } | Should -Be 'ArgumentInvalid'
    }

    It 'gives the type that is asked for, at the last filter only' {
        $result = $stack | Invoke-ImageFilter -Gaussian 1 -Uniform 2 -PixelType UInt16
        $result.PixelType | Should -Be 'UInt16'
        $fraction = ($stack | Invoke-ImageFilter -Gaussian 1 -Uniform 2).GetPlane(0, 0)[4, 4]
        # Cut after each axis of the mean, so at most 3 below.
        $fraction - $result.GetPlane(0, 0)[4, 4] | Should -BeLessThan 3.01
        $fraction - $result.GetPlane(0, 0)[4, 4] | Should -BeGreaterOrEqual 0
    }

    It 'notes each filter in the history' {
        $history = ($stack | Invoke-ImageFilter -Maximum 900 -Gaussian 1 -Median 3).History.Operation
        $history | Select-Object -Last 3 | Should -Be 'median filter', 'gaussian filter', 'clip'
    }

    It 'wants a filter, and sizes that make sense' {
        Get-ErrorId { $stack | Invoke-ImageFilter } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $stack | Invoke-ImageFilter -Median 3 -PixelType UInt8 } | Should -Be 'ArgumentInvalid'
        { $stack | Invoke-ImageFilter -Gaussian -1 } | Should -Throw
        { $stack | Invoke-ImageFilter -Median 0 } | Should -Throw
    }
}
