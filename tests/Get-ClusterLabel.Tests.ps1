Describe 'Get-ClusterLabel' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 0, 3), (0, 0, 5), (4, 0, 0), (6, 0, 0)) {
            $rows.Add([double[]]$row)
        }

        $set = [ClusterTools.Series.SeriesSet]::FromRows($rows)
        $model = $set | Invoke-KMeans -InitialCentroid @(@(0, 0, 4), @(5, 0, 0))
    }

    It 'labels the records it was fitted on as the fit did' {
        $result = $set | Get-ClusterLabel -Model $model
        $result.Labels | Should -Be $model.Labels
        $result.Distance | Should -Be 1, 1, 1, 1
        $result.Similarity | ForEach-Object { [math]::Abs($_ - 1) | Should -BeLessThan 1e-12 }
        $result.Sizes | Should -Be 2, 2
    }

    It 'labels other records' {
        $other = [System.Collections.Generic.List[double[]]]::new()
        $other.Add([double[]](9, 0, 1))
        $other.Add([double[]](1, 0, 9))
        ([ClusterTools.Series.SeriesSet]::FromRows($other) | Get-ClusterLabel $model).Labels | Should -Be 1, 0
    }

    It 'labels voxels that were filtered out of the fit' {
        $all = New-ImageStack -FrameCount 20 -Height 20 -Width 20 | ConvertTo-Series -Normalize Percentile
        $fit = $all | Select-Series -MinimumStdDev 0.2 | Invoke-KMeans -ClusterCount 3
        $result = $all | Get-ClusterLabel -Model $fit
        $result.Labels.Count | Should -Be 400
        $fit.Series.Count | Should -BeLessThan 400
        $first = $fit.Series.Positions[0]
        $result.Labels[$first] | Should -Be $fit.Labels[0]
    }

    It 'says which length was expected' {
        Get-ErrorId { New-BlobSeries | Get-ClusterLabel -Model $model } | Should -Be 'ArgumentInvalid'
        { New-BlobSeries | Get-ClusterLabel -Model $model } | Should -Throw '*3*'
    }

    It 'refuses what is no model' {
        Get-ErrorId { $set | Get-ClusterLabel -Model 'k-means' } | Should -Be 'ParameterArgumentTransformationError'
    }
}
