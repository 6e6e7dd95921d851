Describe 'Compare-Series' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 1, 0, 0, 2), (0, -1, 0, 0, -2), (3, 3, 3, 3, 3), (0, 0, 1, 0, 0)) {
            $rows.Add([double[]]$row)
        }

        $set = [ClusterTools.Series.SeriesSet]::FromRows($rows)
        $signal = 0, 1, 0, 0, 2
    }

    It 'correlates each record: 1 with itself, -1 with its mirror, NaN where constant' {
        $result = $set | Compare-Series -Signal $signal
        [math]::Round($result.Correlation[0], 12) | Should -Be 1
        [math]::Round($result.Correlation[1], 12) | Should -Be -1
        [double]::IsNaN($result.Correlation[2]) | Should -BeTrue
        $result.BestRecord | Should -Be 0
        $result.CrossCorrelation | Should -BeNullOrEmpty
    }

    It 'shifts the signal by up to -Lag, and gives zeros for constant records' {
        $result = $set | Compare-Series $signal -Lag 1
        $result.CrossCorrelation.Count | Should -Be 4
        $result.CrossCorrelation[0].Count | Should -Be 3
        [math]::Round($result.CrossCorrelation[0][1], 12) | Should -Be 1
        $result.CrossCorrelation[2] | Should -Be 0, 0, 0
    }

    It 'reads the signal from <Name>' -ForEach @(
        @{ Name = 'column.csv'; Lines = '0', '1', '0', '0', '2' }
        @{ Name = 'row.csv'; Lines = , '0,1,0,0,2' }
    ) {
        Set-Content "$TestDrive/$Name" $Lines
        ($set | Compare-Series -Signal "$TestDrive/$Name").Correlation[0] | Should -Be ($set | Compare-Series -Signal $signal).Correlation[0]
    }

    It 'says which length was expected, and which file is missing' {
        Get-ErrorId { $set | Compare-Series -Signal 1, 2 } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $set | Compare-Series -Signal "$TestDrive/none.csv" } | Should -Be 'PathNotFound'
        Set-Content "$TestDrive/table.csv" '1,2', '3,4'
        Get-ErrorId { $set | Compare-Series -Signal "$TestDrive/table.csv" } | Should -Be 'DataInvalid'
    }

    It 'refuses what is no signal' {
        Get-ErrorId { $set | Compare-Series -Signal 'a', 'b' } | Should -Be 'ArgumentInvalid'
        { $set | Compare-Series -Signal (Get-Date) } | Should -Throw '*.npy*'
    }

    It 'gives the correlations of voxels as an image, a frame for each lag' {
        $series = New-ImageStack -Height 4 -Width 5 -FrameCount 6 | ConvertTo-Series
        $image = $series | Compare-Series (1..6) -AsImage
        @($image.ToArray()) | Should -Be ($series | Compare-Series (1..6)).Correlation
        ($series | Compare-Series (1..6) -Lag 2 -AsImage).FrameCount | Should -Be 5
    }
}
