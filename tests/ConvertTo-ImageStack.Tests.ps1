Describe 'ConvertTo-ImageStack' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $movie = New-ImageStack -Height 12 -Width 10 -FrameCount 8 -Seed 1
        $series = $movie | ConvertTo-Series
        # Half of the voxels: those at even positions.
        $half = [ClusterTools.Series.Selection.SeriesSelection]::Records($series, [int[]](0..59 | ForEach-Object { 2 * $_ }))
        function Get-Pixel($stack, [int] $frame = 0) { , [double[]]@($stack.GetPlane($frame)) }
    }

    It 'gives a movie back from its series' {
        $back = $series | ConvertTo-ImageStack
        $back.PixelType | Should -Be $movie.PixelType
        @($back.ToArray()) | Should -Be @($movie.ToArray())
        $back.History[-1].Operation | Should -Be 'image'
    }

    It 'gives a picture back from its pixels' {
        $picture = [ClusterTools.Images.ImageStack]::new([byte[][]]@(, [byte[]](1..24)), [ClusterTools.GridShape]::new(1, 2, 4), 3, 'Rgb', 'UInt8')
        $back = $picture | ConvertTo-Series Pixel | ConvertTo-ImageStack
        $back.ChannelLayout | Should -Be 'Rgb'
        @($back.ToArray()) | Should -Be (1..24)
    }

    It 'puts a value at the position of each record' {
        $image = $half | ConvertTo-ImageStack -Value (1..60)
        $image.PixelType | Should -Be 'Float64'
        $pixels = Get-Pixel $image
        $pixels[2] | Should -Be 2
        $pixels[118] | Should -Be 60
        @($pixels | Where-Object { [double]::IsNaN($_) }).Count | Should -Be 60
        $filled = Get-Pixel ($half | ConvertTo-ImageStack (1..60) -FillValue -1)
        @($filled | Where-Object { $_ -eq -1 }).Count | Should -Be 60
    }

    It 'draws booleans black and white, and rows as frames' {
        $mask = $half | ConvertTo-ImageStack -Value (1..60 | ForEach-Object { $_ -gt 40 })
        $mask.PixelType | Should -Be 'UInt8'
        @(@($mask.ToArray()) | Where-Object { $_ -eq 255 }).Count | Should -Be 20
        @(@($mask.ToArray()) | Where-Object { $_ -eq 0 }).Count | Should -Be 100
        $rows = $half | ConvertTo-ImageStack -Value (1..60 | ForEach-Object { , @($_, (-$_)) })
        $rows.FrameCount | Should -Be 2
        (Get-Pixel $rows 1)[118] | Should -Be -60
    }

    It 'draws the labels of a clustering, and its values' {
        $model = $half | Invoke-KMeans 3 -Seed 1
        $labels = $model | ConvertTo-ImageStack
        $pixels = @($labels.ToArray())
        $pixels[1] | Should -Be 0
        $pixels[2] | Should -Be ($model.Labels[1] + 1)
        $similarity = $model | ConvertTo-ImageStack -Value $model.Similarity
        (Get-Pixel $similarity)[118] | Should -Be $model.Similarity[59]
    }

    It 'makes frames of records that are images' {
        $stack = $series | ConvertTo-ImageStack -Shape 2, 4
        $stack.FrameCount, $stack.Height, $stack.Width | Should -Be 120, 2, 4
        (Get-Pixel $stack 7)[5] | Should -Be $series.GetRecord(7)[5]
    }

    It 'refuses <Said>' -ForEach @(
        @{ Said = '3 values for 60 records'; Line = { $half | ConvertTo-ImageStack -Value 1, 2, 3 -ErrorAction Stop } }
        @{ Said = '-Shape'; Line = { New-BlobSeries -Count 5 | ConvertTo-ImageStack -ErrorAction Stop } }
        @{ Said = 'cannot be stored'; Line = { $half | ConvertTo-ImageStack -FillValue -1 -ErrorAction Stop } }
        @{ Said = 'An entry for each record'; Line = { $half | ConvertTo-ImageStack -Value 'a' } }
        @{ Said = 'takes neither -Value nor'; Line = { $half | ConvertTo-ImageStack -Value (1..60) -Shape 2, 4 } }
        @{ Said = 'no -FillValue'; Line = { $half | ConvertTo-ImageStack -Value (1..60 | ForEach-Object { $true }) -FillValue 3 } }
        @{ Said = 'no -FillValue'; Line = { $half | Invoke-KMeans 2 | ConvertTo-ImageStack -FillValue 3 -ErrorAction Stop } }
        @{ Said = 'set of series is needed'; Line = { 'a' | ConvertTo-ImageStack -ErrorAction Stop } }
    ) {
        $Line | Should -Throw "*$Said*"
    }
}
