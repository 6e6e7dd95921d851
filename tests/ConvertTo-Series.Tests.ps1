Describe 'ConvertTo-Series' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 11 -PlaneCount 2 -Height 4 -Width 5 -ClusterCount 2 -Seed 2
    }

    It 'makes a record of each voxel, in the order plane, row, column, in the type of the pixels' {
        $set = $stack | ConvertTo-Series
        @($set).Count | Should -Be 1
        $set.Count, $set.Length | Should -Be 40, 11
        $set.ElementType | Should -Be 'UInt16'
        "$($set.Shape)" | Should -Be '2x4x5'
        $set.GetRecord((1 * 4 + 2) * 5 + 3) | Should -Be (0..10 | ForEach-Object { $stack.GetPlane($_, 1)[2, 3] })
        $set.Truth | Should -Be $stack.Truth
    }

    It 'makes a record of each <As>' -ForEach @(
        @{ As = 'Pixel'; Count = 440; Length = 1 }
        @{ As = 'Image'; Count = 11; Length = 40 }
    ) {
        $set = $stack | ConvertTo-Series -As $As
        $set.Count, $set.Length | Should -Be $Count, $Length
    }

    It 'normalises by the percentile, interpolated, with the offset in the denominator only' {
        $raw = ($stack | ConvertTo-Series).GetRecord(7)
        $baseline = ($raw | Sort-Object)[2]    # The 20th percentile of 11 values is the third.
        $record = ($stack | ConvertTo-Series -Normalize Percentile -Precision Double).GetRecord(7)
        foreach ($i in 0..10) {
            $record[$i] | Should -Be (($raw[$i] - $baseline) / ($baseline + 0.1))
        }
    }

    It 'keeps single precision by default and double on request' {
        ($stack | ConvertTo-Series -Center).ElementType | Should -Be 'Float32'
        ($stack | ConvertTo-Series -Center -Precision Double).ElementType | Should -Be 'Float64'
    }

    It 'has mean 0 and standard deviation 1 after -Detrend -ZScore, in whatever order' {
        $a = ($stack | ConvertTo-Series -ZScore -Detrend -Precision Double).GetRecord(3)
        $b = ($stack | ConvertTo-Series -Precision Double -Detrend -ZScore).GetRecord(3)
        $b | Should -Be $a
        [math]::Abs(($a | Measure-Object -Sum).Sum) | Should -BeLessThan 1e-9
        [math]::Abs(($a | ForEach-Object { $_ * $_ } | Measure-Object -Sum).Sum - 11) | Should -BeLessThan 1e-9
    }

    It 'takes several stacks, one set each' {
        $sets = $stack, $stack | ConvertTo-Series
        $sets.Count | Should -Be 2
    }

    It 'says that Window needs -Window' {
        Get-ErrorId { $stack | ConvertTo-Series -Normalize Window } | Should -Be 'ArgumentInvalid'
    }

    It 'refuses what is no stack, and says what it wants' {
        { 'text' | ConvertTo-Series -ErrorAction Stop } | Should -Throw "*stack of images*'text'*Import-ImageStack*"
        Get-ErrorId { 'text' | ConvertTo-Series -ErrorAction Stop } | Should -Be 'ParameterArgumentTransformationError'
    }

    It 'gives nothing for an empty pipeline' {
        @() | ConvertTo-Series | Should -BeNullOrEmpty
    }

    It 'keeps the values in a file, where asked to' {
        $source = New-ImageStack -FrameCount 12 -Height 20 -Width 20
        $expected = $source | ConvertTo-Series -Normalize Percentile
        $spilled = $source | ConvertTo-Series -Normalize Percentile -Path "$TestDrive/ConvertTo-Series.npy"
        $spilled.ToArray() | Should -Be $expected.ToArray()
        $spilled.Shape | Should -Be $expected.Shape
        Get-LabelHash ($spilled | Invoke-KMeans 4).Labels | Should -Be (Get-LabelHash ($expected | Invoke-KMeans 4).Labels)
        (Import-Series "$TestDrive/ConvertTo-Series.npy").ToArray() | Should -Be $expected.ToArray()
        Get-ErrorId { $source | ConvertTo-Series -Path "$TestDrive/ConvertTo-Series.npy" } | Should -Be 'FileExists'
        ($source | ConvertTo-Series -Path "$TestDrive/ConvertTo-Series.npy" -Force).Count | Should -Be 400
        Get-ErrorId { $source | ConvertTo-Series -Path "$TestDrive/ConvertTo-Series.csv" } | Should -Be 'ArgumentInvalid'
        $source | ConvertTo-Series -Path "$TestDrive/ConvertTo-Series-none.npy" -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/ConvertTo-Series-none.npy" | Should -Not -Exist
    }
}
