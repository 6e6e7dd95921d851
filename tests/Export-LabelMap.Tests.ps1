Describe 'Export-LabelMap' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 20 -PlaneCount 2 -Height 12 -Width 16 -ClusterCount 3 -Seed 3
        $set = $stack | ConvertTo-Series -Normalize Percentile
        $all = $set | Invoke-KMeans -ClusterCount 3
        $some = $set | Select-Series -MinimumStdDev 0.1 | Invoke-KMeans -ClusterCount 3
    }

    It 'draws all planes side by side, or one, at a scale' {
        $all | Export-LabelMap "$TestDrive/all.png"
        $picture = Import-ImageStack "$TestDrive/all.png"
        $picture.Height | Should -BeGreaterOrEqual 12
        $picture.Width | Should -BeGreaterOrEqual 32
        $all | Export-LabelMap "$TestDrive/one.png" -Plane 1 -Scale 3
        $picture = Import-ImageStack "$TestDrive/one.png"
        $picture.Height, $picture.Width | Should -Be 36, 48
    }

    It 'colours by <_>' -ForEach 'Label', 'Similarity', 'Gray' {
        $all | Export-LabelMap "$TestDrive/$_.png" -ColorBy $_ -MaskBy Similarity
        (Get-Item "$TestDrive/$_.png").Length | Should -BeGreaterThan 60
    }

    It 'writes the same picture as <_>' -ForEach 'same.webp', 'same.gif' {
        $all | Export-LabelMap "$TestDrive/same.png" -Force -Scale 2
        $all | Export-LabelMap "$TestDrive/$_" -Scale 2
        $png = Import-ImageStack "$TestDrive/same.png"
        $other = Import-ImageStack "$TestDrive/$_"
        foreach ($channel in 0..2) {
            $other.GetPlane(0, 0, $channel) | Should -Be $png.GetPlane(0, 0, $channel)
        }
    }

    It 'writes JPEG, and says to -Verbose that it changes pixels' {
        $said = $all | Export-LabelMap "$TestDrive/map.jpg" -Quality 70 -Verbose 4>&1
        "$said" | Should -BeLike '*JPEG changes pixels*keep every pixel*'
        (Import-ImageStack "$TestDrive/map.jpg").Height | Should -BeGreaterOrEqual 12
        $said = $all | Export-LabelMap "$TestDrive/exact.webp" -Verbose 4>&1
        "$said" | Should -Not -BeLike '*changes pixels*'
        { $all | Export-LabelMap "$TestDrive/map.gif" -Quality 70 } | Should -Throw '*-Quality is for*'
        { $all | Export-LabelMap "$TestDrive/cut.jpg" -MaskBy Label -Keep 1 } | Should -Throw '*no opacity*.png*'
    }

    It 'writes labels as TIFF, 0 for the background' {
        $some | Export-LabelMap "$TestDrive/labels.tif"
        $map = Import-ImageStack "$TestDrive/labels.tif"
        $map.PixelType | Should -Be 'UInt8'
        $position = $some.Series.Positions[5]
        $plane = [math]::Floor($position / 192)
        $row = [math]::Floor(($position % 192) / 16)
        $map.GetPlane(0, $plane)[$row, ($position % 16)] | Should -Be ($some.Labels[5] + 1)
        $left = 0..383 | Where-Object { $_ -notin $some.Series.Positions } | Select-Object -First 1
        $map.GetPlane(0, [math]::Floor($left / 192))[([math]::Floor(($left % 192) / 16)), ($left % 16)] | Should -Be 0
    }

    It 'writes a table' {
        $all | Export-LabelMap "$TestDrive/labels.csv"
        $table = Import-Csv "$TestDrive/labels.csv"
        $table.Count | Should -Be 384
        [int]$table[200].plane, [int]$table[200].row, [int]$table[200].column | Should -Be 1, 0, 8
        [int]$table[200].label | Should -Be $all.Labels[200]
    }

    It 'takes an assignment' {
        $set | Get-ClusterLabel -Model $some | Export-LabelMap "$TestDrive/assigned.png" -PassThru | Should -Not -BeNullOrEmpty
    }

    It 'returns a file with -PassThru that other cmdlets take' {
        $file = $all | Export-LabelMap "$TestDrive/pass.png" -PassThru
        $file | Should -BeOfType [IO.FileInfo]
        ($file | Import-ImageStack).FrameCount | Should -Be 1
    }

    It 'replaces a file with -Force only and writes nothing with -WhatIf' {
        Set-Content "$TestDrive/there.png" 'mine'
        Get-ErrorId { $all | Export-LabelMap "$TestDrive/there.png" } | Should -Be 'FileExists'
        $all | Export-LabelMap "$TestDrive/there.png" -Force -WhatIf
        Get-Content "$TestDrive/there.png" | Should -Be 'mine'
        $all | Export-LabelMap "$TestDrive/there.png" -Force
        Get-Content "$TestDrive/there.png" -TotalCount 1 | Should -Not -Be 'mine'
    }

    It 'takes a name with brackets as it is' {
        $all | Export-LabelMap "$TestDrive/map[1].png"
        [IO.File]::Exists("$TestDrive/map[1].png") | Should -BeTrue
    }

    It 'leaves nothing behind when it fails' {
        New-Item "$TestDrive/empty" -ItemType Directory
        Get-ErrorId { $all | Export-LabelMap "$TestDrive/empty/map.jpeg2000" } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $all | Export-LabelMap "$TestDrive/empty/map.png" -Plane 7 } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { New-BlobSeries | Invoke-KMeans 2 | Export-LabelMap "$TestDrive/empty/map.png" } | Should -Be 'ArgumentInvalid'
        Get-ChildItem "$TestDrive/empty" -Force | Should -BeNullOrEmpty
    }

    It 'writes relative to the location of PowerShell, not of the process' {
        Push-Location $TestDrive
        try {
            $all | Export-LabelMap here.png
        }
        finally {
            Pop-Location
        }

        Test-Path "$TestDrive/here.png" | Should -BeTrue
    }

    Context 'over a picture' {
        BeforeAll {
            $photo = New-ImageStack -FrameCount 1 -Height 24 -Width 32 -ClusterCount 3 -Seed 2
            $segments = $photo | Resize-ImageStack -Scale 0.5 | ConvertTo-Series -As Pixel | Invoke-KMeans 2
        }

        It 'draws contours at the full size of the background' {
            $segments | Export-LabelMap "$TestDrive/contours.png" -Contour -Background $photo -Scale 2
            $picture = Import-ImageStack "$TestDrive/contours.png"
            $picture.Shape | Should -Be 1, 1, 48, 64, 3
            # Grey where the picture shows, coloured on the lines.
            $channels = 0..2 | ForEach-Object { , $picture.GetPlane(0, 0, $_) }
            $colored = 0
            foreach ($y in 0..47) { foreach ($x in 0..63) { if ($channels[0][$y, $x] -ne $channels[2][$y, $x]) { $colored++ } } }
            $colored | Should -BeGreaterThan 20
            $colored | Should -BeLessThan 1500
        }

        It 'cuts out what is kept' {
            $segments | Export-LabelMap "$TestDrive/cut.png" -MaskBy Label -Keep 1 -Background $photo
            $picture = Import-ImageStack "$TestDrive/cut.png"
            $picture.ChannelLayout | Should -Be 'Rgba'
            $opacity = $picture.GetPlane(0, 0, 3)
            $opaque = 0
            foreach ($value in $opacity) { if ($value -eq 255) { $opaque++ } else { $value | Should -Be 0 } }
            $opaque | Should -Be (4 * $segments.Sizes[1])
        }

        It 'wants mask and labels together, and planes that fit' {
            Get-ErrorId { $segments | Export-LabelMap "$TestDrive/no.png" -Keep 1 } | Should -Be 'ArgumentInvalid'
            Get-ErrorId { $segments | Export-LabelMap "$TestDrive/no.png" -MaskBy Label } | Should -Be 'ArgumentInvalid'
            Get-ErrorId { $segments | Export-LabelMap "$TestDrive/no.png" -Contour -Background (New-ImageStack -FrameCount 1 -PlaneCount 3 -Height 8 -Width 8 -ClusterCount 2) } | Should -Be 'ArgumentInvalid'
        }
    }
}
