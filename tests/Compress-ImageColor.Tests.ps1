Describe 'Compress-ImageColor' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        # A picture whose red runs to the right and whose green runs down, as PPM.
        function New-Picture([string] $Path, [int] $Width, [int] $Height) {
            $pixels = foreach ($y in 0..($Height - 1)) { foreach ($x in 0..($Width - 1)) { "$(3 * $x) $(4 * $y) 90" } }
            Set-Content -LiteralPath $Path -Value (@('P3', "$Width $Height", '255') + $pixels)
        }

        $source = (New-Item "$TestDrive/source" -ItemType Directory).FullName
        New-Picture "$source/img2.ppm" 40 30
        New-Picture "$source/img10.ppm" 25 50
        New-Picture "$source/img[1].ppm" 16 16
    }

    It 'writes each picture in so many colours, and tells of each in the order of the names' {
        $result = Compress-ImageColor $source "$TestDrive/out" -ColorCount 12
        $result.FullName | Split-Path -Leaf | Should -Be 'img2.png', 'img10.png', 'img[1].png'
        $result.Status | Select-Object -Unique | Should -Be 'Done'
        $second = $result[0]
        $second.Width, $second.Height, $second.SourceColorCount, $second.ColorCount | Should -Be 40, 30, 1200, 12
        $second.BytesSaved | Should -Be ((Get-Item "$source/img2.ppm").Length - (Get-Item "$TestDrive/out/img2.png").Length)
        $second.PeakSignalToNoiseRatio | Should -BeGreaterThan 25
        $before = Import-ImageStack "$source/img2.ppm"
        $after = Import-ImageStack "$TestDrive/out/img2.png"
        $after.Shape | Should -Be $before.Shape
        $sum = 0
        foreach ($channel in 0..2) {
            $one = $before.GetPlane(0, 0, $channel)
            $other = $after.GetPlane(0, 0, $channel)
            foreach ($y in 0..29) { foreach ($x in 0..39) { $sum += [math]::Pow($one[$y, $x] - $other[$y, $x], 2) } }
        }

        [math]::Abs($second.MeanSquaredError - $sum / 3600) | Should -BeLessThan 1e-9
        [math]::Abs($second.PeakSignalToNoiseRatio - 10 * [math]::Log10(65025 * 3600 / $sum)) | Should -BeLessThan 1e-6
        # Unwrapped, a palette of 12 entries.
        (Import-ImageStack "$TestDrive/out/img2.png" | ConvertTo-Series -As Pixel | Invoke-KMeans 12).Inertia | Should -BeLessThan 1e-6
    }

    It 'writes the same colours as <_>' -ForEach 'Gif', 'WebP' {
        $null = Compress-ImageColor "$source/img2.ppm" "$TestDrive/formats" 9 -Force
        $result = Compress-ImageColor "$source/img2.ppm" "$TestDrive/formats" 9 -Format $_
        $result.FullName | Should -BeLike "*img2.$_"
        $result.Bytes | Should -Be (Get-Item $result.FullName).Length
        $png = Import-ImageStack "$TestDrive/formats/img2.png"
        $other = Import-ImageStack $result.FullName
        foreach ($channel in 0..2) {
            $other.GetPlane(0, 0, $channel) | Should -Be $png.GetPlane(0, 0, $channel)
        }
    }

    It 'writes JPEG in a quality, which others do not have' {
        $good = Compress-ImageColor "$source/img2.ppm" "$TestDrive/good" 9 -Format Jpeg
        $small = Compress-ImageColor "$source/img2.ppm" "$TestDrive/small" 9 -Format Jpeg -Quality 20
        $good.FullName | Should -BeLike '*img2.jpg'
        $small.Bytes | Should -BeLessThan $good.Bytes
        Get-ErrorId { Compress-ImageColor "$source/img2.ppm" "$TestDrive/small" 9 -Quality 20 } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { Compress-ImageColor "$source/img2.ppm" "$TestDrive/small" 9 -Format Tiff } | Should -Be 'ParameterArgumentValidationError'
    }

    It 'takes files from Get-ChildItem and its results go into Import-ImageStack' {
        $stacks = Get-ChildItem $source | Compress-ImageColor -Destination "$TestDrive/piped" -ColorCount 4 | Import-ImageStack -As Picture
        $stacks.Count | Should -Be 3
    }

    It 'dithers, and compares colours in Lab' {
        $plain = Compress-ImageColor "$source/img2.ppm" "$TestDrive/plain" 8
        $dithered = Compress-ImageColor "$source/img2.ppm" "$TestDrive/dithered" 8 -Dither FloydSteinberg
        $lab = Compress-ImageColor "$source/img2.ppm" "$TestDrive/lab" 8 -ColorSpace Lab
        $dithered.MeanSquaredError | Should -BeGreaterThan $plain.MeanSquaredError
        $lab.MeanSquaredError | Should -BeGreaterThan $plain.MeanSquaredError
        $lab.ColorCount | Should -Be 8
    }

    It 'gives the same bytes on any number of threads' {
        $null = Compress-ImageColor $source "$TestDrive/one" 10 -ThrottleLimit 1 -Seed 5
        $null = Compress-ImageColor $source "$TestDrive/four" 10 -ThrottleLimit 4 -Seed 5
        foreach ($name in 'img2.png', 'img10.png') {
            (Get-FileHash "$TestDrive/one/$name").Hash | Should -Be (Get-FileHash "$TestDrive/four/$name").Hash
        }
    }

    It 'goes on after a bad file, and counts' {
        $mixed = (New-Item "$TestDrive/mixed" -ItemType Directory).FullName
        Copy-Item -LiteralPath "$source/img2.ppm", "$source/img10.ppm" $mixed
        Set-Content "$mixed/img3.png" 'no picture'
        Set-Content "$mixed/img4.png" 'no picture, either'
        $result = Compress-ImageColor $mixed "$TestDrive/mixed-out" -ColorCount 4 -ErrorAction SilentlyContinue -ErrorVariable wrong -InformationVariable told
        $result.Status | Should -Be 'Done', 'Failed', 'Failed', 'Done'
        $result[1].Message | Should -BeLike '*img3.png*'
        $wrong.Count | Should -Be 2
        $wrong[0].FullyQualifiedErrorId | Should -BeLike 'ImageFormatInvalid,*'
        $told.Tags | Should -Contain 'Summary'
        "$told" | Should -BeLike '2 done, 0 skipped, 2 failed in * MB/s'
        (Get-ChildItem "$TestDrive/mixed-out" -Force).Name | Should -Be 'img10.png', 'img2.png'
    }

    It 'leaves out with -SkipExisting what is there, and replaces with -Force only' {
        $null = Compress-ImageColor "$source/img10.ppm" "$TestDrive/again" 4
        $result = Compress-ImageColor $source "$TestDrive/again" 4 -SkipExisting -InformationVariable told
        $result.Status | Should -Be 'Done', 'Skipped', 'Done'
        "$told" | Should -BeLike '2 done, 1 skipped, 0 failed*'
        Get-ErrorId { Compress-ImageColor "$source/img2.ppm" "$TestDrive/again" 4 } | Should -Be 'FileExists'
        (Compress-ImageColor "$source/img2.ppm" "$TestDrive/again" 4 -Force).Status | Should -Be 'Done'
    }

    It 'writes nothing with -WhatIf' {
        Compress-ImageColor $source "$TestDrive/nothing" -WhatIf
        Test-Path "$TestDrive/nothing" | Should -BeFalse
    }

    It 'never writes two pictures to one file' {
        $null = New-Item "$TestDrive/deep/a", "$TestDrive/deep/b" -ItemType Directory
        Copy-Item "$source/img2.ppm" "$TestDrive/deep/a"
        Copy-Item "$source/img10.ppm" "$TestDrive/deep/b/img2.ppm"
        $result = Compress-ImageColor "$TestDrive/deep" "$TestDrive/flat" 4 -Recurse -Force -ErrorAction SilentlyContinue -ErrorVariable wrong
        $result.Status | Sort-Object | Should -Be 'Done', 'Failed'
        $wrong[0].FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
    }

    It 'names the file whatever is wrong with it' {
        New-BlobSeries -Count 6 | Export-Series "$TestDrive/table.npy"
        $said = { Compress-ImageColor "$TestDrive/table.npy" "$TestDrive/tables" } | Should -Throw -PassThru
        "$said" | Should -BeLike '*table.npy*Float64*are not colours*'
        $result = Compress-ImageColor "$TestDrive/table.npy", "$source/img2.ppm" "$TestDrive/tables" -ErrorAction SilentlyContinue
        "$($result | Where-Object Status -EQ Failed)" | Should -BeLike 'Failed: *table.npy, Pixels*are not colours*'
    }

    It 'refuses what is no single picture, and a destination that is a file' {
        New-ImageStack -FrameCount 2 -Height 8 -Width 8 -ClusterCount 2 | Export-ImageStack "$TestDrive/movie.tif"
        Get-ErrorId { Compress-ImageColor "$TestDrive/movie.tif" "$TestDrive/movies" } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { Compress-ImageColor $source "$TestDrive/movie.tif" } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { Compress-ImageColor "$TestDrive/none.png" "$TestDrive/movies" } | Should -Be 'PathNotFound'
    }
}
