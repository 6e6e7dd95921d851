Describe 'Measure-ImageRegion' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        # Labels 0 1 1 / 1 0 2 / 0 0 2, as PGM.
        Set-Content "$TestDrive/labels.pgm" 'P2', '3 3', '255', '0 1 1', '1 0 2', '0 0 2'
        Set-Content "$TestDrive/values.pgm" 'P2', '3 3', '255', '10 20 30', '40 50 60', '70 80 90'
        $labels = Import-ImageStack "$TestDrive/labels.pgm"
        $values = Import-ImageStack "$TestDrive/values.pgm"
    }

    It 'lists the regions of an image of labels, without the background' {
        $regions = $labels | Measure-ImageRegion -Intensity $values
        $regions.Number | Should -Be 1, 2
        $regions.Label | Should -Be 1, 2
        $regions.Area | Should -Be 3, 2
        $regions[0].MeanIntensity | Should -Be 30
        $regions[0].CentroidX, $regions[0].CentroidY | Should -Be 1, (1 / 3)
        $regions[1].Left, $regions[1].Top, $regions[1].Width, $regions[1].Height | Should -Be 2, 1, 1, 2
        $regions[1].IsOnEdge | Should -BeTrue
    }

    It 'joins corners only where they count, whether by name or number' {
        ($labels | Measure-ImageRegion -Connectivity Four).Area | Should -Be 2, 1, 2
        ($labels | Measure-ImageRegion -Connectivity 4).Area | Should -Be 2, 1, 2
        ($labels | Measure-ImageRegion -Connectivity 8).Area | Should -Be 3, 2
    }

    It 'chooses by label, area and edge' {
        ($labels | Measure-ImageRegion -Label 2).Area | Should -Be 2
        ($labels | Measure-ImageRegion -Label 1..2 -MinimumArea 3).Label | Should -Be 1
        ($labels | Measure-ImageRegion -MaximumArea 2).Label | Should -Be 2
        $labels | Measure-ImageRegion -ExcludeEdge | Should -BeNullOrEmpty
    }

    It 'takes a clustering, whose pixels have intensities of their own' {
        $model = $values | ConvertTo-Series -As Pixel | Invoke-KMeans -InitialCentroid @(@(20), @(80))
        $regions = $model | Measure-ImageRegion
        $regions.Area | Should -Be 5, 4
        $regions.MeanIntensity | Should -Be 30, 75
        ($model | Measure-ImageRegion -Intensity $labels)[0].MeanIntensity | Should -Be 0.6
    }

    It 'reads back what Export-LabelMap wrote' {
        $model = $values | ConvertTo-Series -As Pixel | Invoke-KMeans -InitialCentroid @(@(20), @(80))
        $model | Export-LabelMap "$TestDrive/map.tif"
        (Import-ImageStack "$TestDrive/map.tif" | Measure-ImageRegion).Area | Should -Be 5, 4
    }

    It 'says what does not fit' {
        Get-ErrorId { $labels | Measure-ImageRegion -Intensity (New-ImageStack -FrameCount 1 -Height 4 -Width 4 -ClusterCount 2) } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { New-ImageStack -FrameCount 2 -Height 4 -Width 4 -ClusterCount 2 | Measure-ImageRegion } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { New-BlobSeries | Invoke-KMeans 2 | Measure-ImageRegion } | Should -Be 'ArgumentInvalid'
    }

    Context 'over time' {
        BeforeAll {
            $movie = New-ImageStack -Height 12 -Width 10 -FrameCount 5 -ClusterCount 2 -Seed 3
            $model = $movie | ConvertTo-Series | Invoke-KMeans 2 -Seed 1
            # A rectangle of 6 columns from 2 and 5 rows from 3, named rectangle, as ImageJ 1.53t saved it.
            [IO.File]::WriteAllBytes("$TestDrive/rectangle.roi", [Convert]::FromBase64String('SW91dADkAQAAAwACAAgACAAAQAAAAEBAAABAwAAAQKAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAACAAAAACQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAcgBlAGMAdABhAG4AZwBsAGU='))
        }

        It 'gives a row for each region and frame' {
            $rows = @($model | Measure-ImageRegion -Connectivity None -Series $movie)
            $rows.Count | Should -Be 10
            $rows[3].Number, $rows[3].Frame | Should -Be 1, 3
            $pixels = @($movie.GetPlane(3))
            $own = 0..119 | Where-Object { $model.Labels[$_] -eq $rows[3].Label } | ForEach-Object { $pixels[$_] }
            $rows[3].Area | Should -Be $own.Count
            [math]::Abs($rows[3].Mean - ($own | Measure-Object -Average).Average) | Should -BeLessThan 1e-9
            ($rows | Show-Text) | Should -BeLike '*Percentile*'
        }

        It 'gives one statistic as series, whose rows are the regions' {
            $set = $model | Measure-ImageRegion -Connectivity None -Series $movie -AsSeries Maximum
            $set.Count, $set.Length | Should -Be 2, 5
            $rows = @($model | Measure-ImageRegion -Connectivity None -Series $movie)
            $set.GetRecord(1) | Should -Be $rows[5..9].Maximum
            $set.SourceObjects[1].Area | Should -Be $rows[5].Area
        }

        It 'measures the regions of interest of ImageJ, from the pipeline' {
            $rows = @($movie | Measure-ImageRegion -Roi "$TestDrive/rectangle.roi")
            $rows.Count | Should -Be 5
            $rows[0].Name, $rows[0].Area | Should -Be 'rectangle', 30
            $plane = $movie.GetPlane(2)
            $own = foreach ($y in 3..7) { foreach ($x in 2..7) { $plane[$y, $x] } }
            [math]::Abs($rows[2].Mean - ($own | Measure-Object -Average).Average) | Should -BeLessThan 1e-9
            ($movie | Measure-ImageRegion -Roi "$TestDrive/rectangle.roi" -Percentile 100).Percentile | Should -Be $rows.Maximum
        }

        It 'refuses <Said>' -ForEach @(
            @{ Said = '-Series'; Line = { $model | Measure-ImageRegion -AsSeries Mean } }
            @{ Said = '-Series'; Line = { $model | Measure-ImageRegion -Percentile 20 } }
            @{ Said = 'rows and columns'; Line = { $model | Measure-ImageRegion -Series $values -ErrorAction Stop } }
            @{ Said = 'none.roi'; Line = { $movie | Measure-ImageRegion -Roi "$TestDrive/none.roi" -ErrorAction Stop } }
            @{ Said = 'Iout'; Line = { $movie | Measure-ImageRegion -Roi "$TestDrive/labels.pgm" -ErrorAction Stop } }
            @{ Said = 'no pixel'; Line = { $labels | Measure-ImageRegion -Roi "$TestDrive/rectangle.roi" -ErrorAction Stop } }
        ) {
            $Line | Should -Throw "*$Said*"
        }
    }
}
