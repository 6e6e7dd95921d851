Describe 'Convert-Series' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        $rows.Add([double[]](1, 2, 3, 4, 5, 6, 7))
        $rows.Add([double[]](2, 2, 2, 2, 2, 2, 2))
        $rows.Add([double[]](0, 9, 0, 9, 0, 9, 0))
        $set = [ClusterTools.Series.SeriesSet]::FromRows($rows)
    }

    It 'keeps every second value and its index' {
        $result = $set | Convert-Series -Stride 2
        $result.GetRecord(0) | Should -Be 1, 3, 5, 7
        $result.Index | Should -Be 0, 2, 4, 6
    }

    It 'takes the means of blocks and drops the rest' {
        ($set | Convert-Series -BlockMean 2).GetRecord(0) | Should -Be 1.5, 3.5, 5.5
    }

    It 'convolves, keeping the middle, everything or the inner part' {
        ($set | Convert-Series -Convolve 1, 1).GetRecord(0).Count | Should -Be 7
        ($set | Convert-Series -Convolve 1, 1 -ConvolveMode Full).GetRecord(0) | Should -Be 1, 3, 5, 7, 9, 11, 13, 7
        ($set | Convert-Series -Convolve 1, 1 -ConvolveMode Valid).GetRecord(0) | Should -Be 3, 5, 7, 9, 11, 13
    }

    It 'squelches records that stay below a threshold' {
        $result = $set | Convert-Series -Squelch 5
        $result.GetRecord(1) | Should -Be 0, 0, 0, 0, 0, 0, 0
        $result.GetRecord(2) | Should -Be 0, 9, 0, 9, 0, 9, 0
    }

    It 'standardises columns, constant ones to 0' {
        $points = [System.Collections.Generic.List[double[]]]::new()
        $points.Add([double[]](1, 5))
        $points.Add([double[]](3, 5))
        $result = [ClusterTools.Series.SeriesSet]::FromRows($points) | Convert-Series -Standardize
        $result.GetRecord(0) | Should -Be -1, 0
        $result.GetRecord(1) | Should -Be 1, 0
    }

    It 'detrends without moving the level' {
        ($set | Convert-Series -Detrend).GetRecord(1) | Should -Be 2, 2, 2, 2, 2, 2, 2
        $flat = ($set | Convert-Series -Detrend).GetRecord(0)
        [math]::Abs($flat[6] - $flat[0]) | Should -BeLessThan 1e-12
    }

    It 'does several steps in the documented order' {
        $both = $set | Convert-Series -Stride 2 -Center
        $both.GetRecord(0) | Should -Be -3, -1, 1, 3
    }

    It 'leaves the set that came in as it was, and notes the steps' {
        $result = $set | Convert-Series -Center
        $set.GetRecord(0)[0] | Should -Be 1
        $result.History.Count | Should -Be ($set.History.Count + 1)
    }

    It 'turns values into principal components' {
        $set = New-BlobSeries -Count 60 -Dimension 5 -Seed 3
        $few = $set | Convert-Series -PrincipalComponent 2 -Verbose 4>&1
        $few[-1].Count, $few[-1].Length | Should -Be 60, 2
        "$few" | Should -BeLike '*% of the variance*'
        $white = $set | Convert-Series -PCA 2 -Whiten | Measure-Series -Across Record
        $white.StdDev[0] | Should -BeGreaterThan 0.98
        $white.StdDev[1] | Should -BeLessThan 1
        Get-ErrorId { $set | Convert-Series -PrincipalComponent 6 } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $set | Convert-Series -Whiten } | Should -Be 'ArgumentInvalid'
    }

    It 'keeps the values in a file, where asked to' {
        $source = New-ImageStack -FrameCount 12 -Height 20 -Width 20 | ConvertTo-Series
        $expected = $source | Convert-Series -Normalize Percentile
        $spilled = $source | Convert-Series -Normalize Percentile -Path "$TestDrive/Convert-Series.npy"
        $spilled.ToArray() | Should -Be $expected.ToArray()
        $spilled.Shape | Should -Be $expected.Shape
        Get-LabelHash ($spilled | Invoke-KMeans 4).Labels | Should -Be (Get-LabelHash ($expected | Invoke-KMeans 4).Labels)
        (Import-Series "$TestDrive/Convert-Series.npy").ToArray() | Should -Be $expected.ToArray()
        Get-ErrorId { $source | Convert-Series -Path "$TestDrive/Convert-Series.npy" } | Should -Be 'FileExists'
        ($source | Convert-Series -Path "$TestDrive/Convert-Series.npy" -Force).Count | Should -Be 400
        Get-ErrorId { $source | Convert-Series -Path "$TestDrive/Convert-Series.csv" } | Should -Be 'ArgumentInvalid'
        $source | Convert-Series -Path "$TestDrive/Convert-Series-none.npy" -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/Convert-Series-none.npy" | Should -Not -Exist
    }

    It 'scales columns to 0 to 1, constant ones to 0' {
        $points = [System.Collections.Generic.List[double[]]]::new()
        $points.Add([double[]](1, 5))
        $points.Add([double[]](3, 5))
        $points.Add([double[]](2, 5))
        $result = [ClusterTools.Series.SeriesSet]::FromRows($points) | Convert-Series -MinMax
        $result.GetRecord(0) | Should -Be 0, 0
        $result.GetRecord(1) | Should -Be 1, 0
        $result.GetRecord(2) | Should -Be 0.5, 0
    }

    It 'weights columns, and refuses weights that are none' {
        $result = $set | Convert-Series -ColumnWeight 0, 1, 2, 1, 1, 1, 0.5
        $result.GetRecord(0) | Should -Be 0, 2, 6, 4, 5, 6, 3.5
        "$($result.Pipeline)" | Should -BeLike 'column weights: 0, 1, 2*'
        Get-ErrorId { $set | Convert-Series -ColumnWeight 1, 2 } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $set | Convert-Series -ColumnWeight 1, 1, 1, 1, 1, 1, -1 } | Should -Be 'ArgumentInvalid'
    }

    It 'repeats the steps of a set or a model with the values learned there' {
        $train = New-BlobSeries -Seed 1 -Dimension 5 | Convert-Series -Standardize -PrincipalComponent 2
        $other = New-BlobSeries -Seed 2 -Dimension 5
        $bySet = $other | Convert-Series -Like $train
        $byModel = $other | Convert-Series -Like ($train | Invoke-KMeans 3)
        $bySet.ToArray() | Should -Be $byModel.ToArray()
        (New-BlobSeries -Seed 1 -Dimension 5 | Convert-Series -Like $train).ToArray() | Should -Be $train.ToArray()
        "$($bySet.Pipeline)" | Should -BeLike '*standardize*principal components*'
    }

    It 'repeats steps into a file' {
        $train = New-BlobSeries -Seed 1 | Convert-Series -Standardize
        $filed = New-BlobSeries -Seed 2 | Convert-Series -Like $train -Path "$TestDrive/like.npy"
        $filed.ToArray() | Should -Be (New-BlobSeries -Seed 2 | Convert-Series -Like $train).ToArray()
    }

    It 'refuses -Like with another step, with what is neither, and for other steps done before' {
        $train = New-BlobSeries | Convert-Series -Standardize
        Get-ErrorId { $train | Convert-Series -Like $train -Center } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $train | Convert-Series -Like 'model' } | Should -Be 'ParameterArgumentTransformationError'
        Get-ErrorId { New-BlobSeries | Convert-Series -MinMax | Convert-Series -Like $train } | Should -Be 'ArgumentInvalid'
    }

    It 'fills missing values with the <Method> of their column' -ForEach @(
        @{ Method = 'Mean'; Right = 20, 3 }
        @{ Method = 'Median'; Right = 10, 2 }
    ) {
        $holed = [ClusterTools.Series.SeriesSet]::FromRows([double[][]]((0, 1), (10, [double]::NaN), (50, 2), ([double]::NaN, 6)))
        $filled = $holed | Convert-Series -Impute $Method -Verbose 4>&1
        $set = $filled | Where-Object { $_ -is [ClusterTools.Series.SeriesSet] }
        $set.GetRecord(3)[0], $set.GetRecord(1)[1] | Should -Be $Right
        "$filled" | Should -BeLike "*$Method of each column*$($Right -join ', ')*"
        ($holed | Convert-Series -Impute $Method -Standardize).ToArray() | Should -Not -Contain ([double]::NaN)
        ($holed | Convert-Series -Impute $Method -Path "$TestDrive/Impute-$Method.npy").GetRecord(3)[0] | Should -Be $Right[0]
    }

    It 'fills other records with the values learned before' {
        $train = [ClusterTools.Series.SeriesSet]::FromRows([double[][]]((0, 1), (10, [double]::NaN), (50, 3))) | Convert-Series -Impute Mean
        ([ClusterTools.Series.SeriesSet]::FromRows([double[][]] @(, [double[]]([double]::NaN, [double]::NaN))) | Convert-Series -Like $train).GetRecord(0) | Should -Be 20, 2
    }

    It 'names a column without any value' {
        $failure = { [ClusterTools.Series.SeriesSet]::FromRows([double[][]]((0, [double]::NaN), (1, [double]::NaN))) | Convert-Series -Impute Mean } | Should -Throw -PassThru
        "$failure" | Should -BeLike 'Column 1 has no value*'
    }

    It 'centres each column over the records, and divides each record by its deviation' {
        $set = [ClusterTools.Series.SeriesSet]::FromRows([double[][]]([double[]](1, 2, 6), [double[]](3, 4, 8), [double[]](5, 9, 1)))
        $centred = $set | Convert-Series -CenterColumn
        $centred.GetRecord(0) | Should -Be -2, -3, 1
        ($set | Convert-Series -Like $centred).GetRecord(2) | Should -Be $centred.GetRecord(2)
        $scaled = $set | Convert-Series -ScaleByStdDev
        $deviation = ($set | Measure-Series).StdDev[1]
        [math]::Abs($scaled.GetRecord(1)[2] - (8 / $deviation)) | Should -BeLessThan 1e-12
        $file = $set | Convert-Series -CenterColumn -Path "$TestDrive/centred.npy"
        $file.GetRecord(0) | Should -Be -2, -3, 1
    }
}
