Describe 'Measure-Series' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        $rows.Add([double[]](1, 3, 5, 7))
        $rows.Add([double[]](2, 2, 2, 2))
        $set = [ClusterTools.Series.SeriesSet]::FromRows($rows)
    }

    It 'measures each record by default' {
        $result = $set | Measure-Series
        $result.Mean | Should -Be 4, 2
        $result.Variance | Should -Be 5, 0
        $result.StdDev | Should -Be ([math]::Sqrt(5)), 0
        $result.Minimum | Should -Be 1, 2
        $result.Maximum | Should -Be 7, 2
        $result.Sum | Should -Be 16, 8
        $result.Median | Should -Be 4, 2
    }

    It 'measures each value across the records' {
        $result = $set | Measure-Series -Across Record
        $result.Mean | Should -Be 1.5, 2.5, 3.5, 4.5
        $result.StdDev | Should -Be 0.5, 0.5, 1.5, 2.5
        $result.Sum | Should -Be 3, 5, 7, 9
    }

    It 'gives statistics of voxels as images' {
        $series = New-ImageStack -Height 4 -Width 5 -FrameCount 6 | ConvertTo-Series
        $images = @($series | Measure-Series -AsImage StdDev, Median)
        $images.Count | Should -Be 2
        $statistics = $series | Measure-Series
        @($images[0].ToArray()) | Should -Be $statistics.StdDev
        @($images[1].ToArray()) | Should -Be $statistics.Median
        Get-ErrorId { $set | Measure-Series -AsImage Mean } | Should -Be 'ArgumentInvalid'
    }
}
