Describe 'Export-ImageStack' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $stack = New-ImageStack -FrameCount 3 -PlaneCount 2 -Height 8 -Width 10 -ClusterCount 3
        $plane = $stack | Select-ImageStack -Frame 1 -Plane 0
    }

    It 'writes <_>, which reads back to the same stack' -ForEach 'stack.tif', 'stack.tiff', 'stack.npy' {
        $stack | Export-ImageStack "$TestDrive/$_" | Should -BeNullOrEmpty
        $back = Import-ImageStack "$TestDrive/$_"
        $back.Shape | Should -Be $stack.Shape
        $back.PixelType | Should -Be 'UInt16'
        $back.GetPlane(2, 1) | Should -Be $stack.GetPlane(2, 1)
    }

    It 'writes a PNG of one plane, and says what to do with more' {
        $plane | Export-ImageStack "$TestDrive/plane.png"
        (Import-ImageStack "$TestDrive/plane.png").GetPlane(0, 0) | Should -Be $plane.GetPlane(0, 0)
        Get-ErrorId { $stack | Export-ImageStack "$TestDrive/stack.png" } | Should -Be 'ArgumentInvalid'
        { $stack | Export-ImageStack "$TestDrive/stack.png" } | Should -Throw '*folder*'
    }

    It 'writes a file a frame into a folder, there or not yet' {
        $null = New-Item "$TestDrive/frames" -ItemType Directory
        $files = $stack | Export-ImageStack "$TestDrive/frames" -PassThru
        $files.Name | Should -Be 'frame-00000.tif', 'frame-00001.tif', 'frame-00002.tif'
        (Import-ImageStack "$TestDrive/frames").GetPlane(1, 1) | Should -Be $stack.GetPlane(1, 1)
        $stack | Export-ImageStack "$TestDrive/pictures/" -Format Png
        (Get-ChildItem "$TestDrive/pictures").Count | Should -Be 6
    }

    It 'takes the format from -Format before the name' {
        $plane | Export-ImageStack "$TestDrive/odd.dat" -Format Png
        (Import-ImageStack "$TestDrive/odd.dat").Width | Should -Be 10
    }

    It 'replaces with -Force only, and leaves a folder as it was otherwise' {
        Set-Content "$TestDrive/there.tif" 'mine'
        Get-ErrorId { $stack | Export-ImageStack "$TestDrive/there.tif" } | Should -Be 'FileExists'
        Get-Content "$TestDrive/there.tif" | Should -Be 'mine'
        $null = New-Item "$TestDrive/part" -ItemType Directory
        Set-Content "$TestDrive/part/frame-00002.tif" 'mine'
        Get-ErrorId { $stack | Export-ImageStack "$TestDrive/part" } | Should -Be 'FileExists'
        (Get-ChildItem "$TestDrive/part").Count | Should -Be 1
        ($stack | Export-ImageStack "$TestDrive/part" -Force -PassThru).Count | Should -Be 3
    }

    It 'writes nothing with -WhatIf' {
        $stack | Export-ImageStack "$TestDrive/not.tif" -WhatIf
        $stack | Export-ImageStack "$TestDrive/nothing/" -WhatIf
        Test-Path "$TestDrive/not.tif", "$TestDrive/nothing" | Should -Be $false, $false
    }

    # A folder in which even the administrator may not make a file.
    It 'speaks of the target, not of a temporary file, where the file system refuses' -Skip:(-not (Test-Path '/sys/kernel')) {
        $said = { $stack | Export-ImageStack '/sys/kernel/stack.tif' } | Should -Throw -PassThru
        $said.FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
        "$said" | Should -BeLike "'/sys/kernel/stack.tif' cannot be written: access is denied.*another folder."
    }

    It 'names what is wrong with the target' {
        Get-ErrorId { $stack | Export-ImageStack "$TestDrive/no/stack.tif" } | Should -Be 'TargetFolderMissing'
        Get-ErrorId { $stack | Export-ImageStack "$TestDrive/stack.xyz" } | Should -Be 'ArgumentInvalid'
    }

    Context 'as JPEG, WebP and GIF' {
        BeforeAll {
            # 8 frames of 8 bits: a map whose labels go round.
            $bytes = New-Item "$TestDrive/bytes" -ItemType Directory
            foreach ($frame in 0..7) {
                $pixels = foreach ($y in 0..11) { foreach ($x in 0..15) { ($frame * 7 + $y * 9 + $x * 5) % 256 } }
                Set-Content "$bytes/f$frame.pgm" (@('P2', '16 12', '255') + $pixels)
            }

            $movie = Import-ImageStack "$bytes/*.pgm"
        }

        It 'writes an animation as <_>, which reads back to the same frames' -ForEach 'movie.gif', 'movie.webp' {
            $file = $movie | Export-ImageStack "$TestDrive/$_" -FramesPerSecond 20 -PassThru
            $back = $file | Import-ImageStack
            $back.FrameCount, $back.Height, $back.Width, $back.ChannelCount | Should -Be 8, 12, 16, 3
            foreach ($frame in 0, 3, 7) { foreach ($channel in 0..2) {
                $back.GetPlane($frame, 0, $channel) | Should -Be $movie.GetPlane($frame, 0)
            } }
        }

        It 'writes a still picture of one frame' {
            $one = $movie | Select-ImageStack -Frame 3
            foreach ($name in 'one.gif', 'one.webp') {
                $one | Export-ImageStack "$TestDrive/$name" -FramesPerSecond 5
                $back = Import-ImageStack "$TestDrive/$name"
                $back.FrameCount | Should -Be 1
                $back.GetPlane(0, 0) | Should -Be $one.GetPlane(0, 0)
            }
        }

        It 'makes JPEG and lossy WebP smaller with a lower -Quality' {
            $one = $movie | Select-ImageStack -Frame 3
            foreach ($extension in 'jpg', 'webp') {
                $good = $one | Export-ImageStack "$TestDrive/good.$extension" -Quality 95 -PassThru
                $small = $one | Export-ImageStack "$TestDrive/small.$extension" -Quality 5 -PassThru
                $small.Length | Should -BeLessThan $good.Length
                ($good | Import-ImageStack).Width | Should -Be 16
            }
        }

        It 'writes a file a frame into a folder' {
            $files = $movie | Export-ImageStack "$TestDrive/jpegs/" -Format Jpeg -PassThru
            $files.Count | Should -Be 8
            $files[7].Name | Should -Be 'frame-00007.jpg'
        }

        It 'refuses <Said>' -ForEach @(
            @{ Said = '16 bits'; Name = 'a.gif'; Stack = 'stack'; Like = '*8-bit samples*UInt16*.tif*' }
            @{ Said = 'several frames as JPEG'; Name = 'a.jpg'; Stack = 'movie'; Like = '*JPEG file holds one plane*folder*' }
            @{ Said = 'a quality of GIF'; Name = 'a.gif'; Stack = 'movie'; With = @{ Quality = 50 }; Like = '*-Quality is for .jpg and .webp*' }
            @{ Said = 'frames a second of TIFF'; Name = 'a.tif'; Stack = 'movie'; With = @{ FramesPerSecond = 5 }; Like = '*-FramesPerSecond is for animations*' }
            @{ Said = '-Quality 0'; Name = 'a.webp'; Stack = 'movie'; With = @{ Quality = 0 }; Like = '*Quality*minimum allowed range of 1*' }
            @{ Said = '-FramesPerSecond 0'; Name = 'a.gif'; Stack = 'movie'; With = @{ FramesPerSecond = 0 }; Like = '*FramesPerSecond*0.01*' }
        ) {
            $more = if ($With) { $With } else { @{} }
            # Several planes are refused first, so one is chosen.
            $given = if ($Stack -eq 'movie') { $movie } else { $plane }
            { $given | Export-ImageStack "$TestDrive/$Name" @more } | Should -Throw $Like
            Test-Path "$TestDrive/$Name" | Should -BeFalse
        }

        It 'keeps to -Force and -WhatIf' {
            Set-Content "$TestDrive/mine.gif" 'mine'
            Get-ErrorId { $movie | Export-ImageStack "$TestDrive/mine.gif" } | Should -Be 'FileExists'
            $movie | Export-ImageStack "$TestDrive/mine.gif" -Force -WhatIf
            Get-Content "$TestDrive/mine.gif" | Should -Be 'mine'
            $movie | Export-ImageStack "$TestDrive/mine.gif" -Force
            (Import-ImageStack "$TestDrive/mine.gif").FrameCount | Should -Be 8
        }
    }

    Context 'for the eye' {
        BeforeAll {
            $values = New-ImageStack -Height 2 -Width 3 -FrameCount 1 | ConvertTo-Series | ConvertTo-ImageStack -Value (0..5)
            function Get-Pixel([string] $name) { [int[]]@((Import-ImageStack "$TestDrive/$name").ToArray()) }
        }

        It 'refuses to lose values unless told' {
            { $values | Export-ImageStack "$TestDrive/lost.png" -ErrorAction Stop } | Should -Throw '*-Contrast MinMax*'
            { $values | Export-ImageStack "$TestDrive/lost.jpg" -ErrorAction Stop } | Should -Throw '*-Contrast MinMax*'
            "$TestDrive/lost.png" | Should -Not -Exist
        }

        It 'draws any type by -Contrast, and says with -Verbose what is black and white' {
            $said = $values | Export-ImageStack "$TestDrive/minmax.png" -Contrast MinMax -Verbose 4>&1
            Get-Pixel 'minmax.png' | Should -Be 0, 51, 102, 153, 204, 255
            ($said -join ' ') | Should -BeLike '*Black is 0 and white is 5.*'
            $values | Export-ImageStack "$TestDrive/range.png" -Range 1, 3
            Get-Pixel 'range.png' | Should -Be 0, 0, 128, 255, 255, 255
            $values | Export-ImageStack "$TestDrive/percentile.png" -Percentile 20, 80
            Get-Pixel 'percentile.png' | Should -Be 0, 0, 85, 170, 255, 255
        }

        It 'draws a threshold, enlarges, and tiles planes' {
            $values | Export-ImageStack "$TestDrive/mask.png" -Threshold 2
            Get-Pixel 'mask.png' | Should -Be 0, 0, 0, 255, 255, 255
            New-ImageStack -Height 4 -Width 5 -FrameCount 2 -PlaneCount 3 | Export-ImageStack "$TestDrive/tiles.png" -Tile -Scale 2
            $tiles = Import-ImageStack "$TestDrive/tiles.png"
            $tiles.Height, $tiles.Width | Should -Be 20, 38
            New-ImageStack -Height 4 -Width 5 -FrameCount 2 -PlaneCount 3 | Export-ImageStack "$TestDrive/tiles.gif" -Tile -Contrast MinMax
            (Import-ImageStack "$TestDrive/tiles.gif").FrameCount | Should -Be 2
        }

        It 'draws in colours, with a bar where asked' {
            $values | Export-ImageStack "$TestDrive/fire.png" -Colormap Fire
            $pixels = Get-Pixel 'fire.png'
            $pixels[0..2] | Should -Be 0, 0, 0
            $pixels[15..17] | Should -Be 255, 255, 255
            $values | Export-ImageStack "$TestDrive/bar.png" -Colormap Viridis -ColorBar -Scale 100
            (Import-ImageStack "$TestDrive/bar.png").Width | Should -BeGreaterThan 330
        }

        It 'refuses <Said>' -ForEach @(
            @{ Said = 'give one of them'; Arguments = @{ Range = 1, 2; Percentile = 1, 2 } }
            @{ Said = 'give one of them'; Arguments = @{ Range = 1, 2; Contrast = 'MinMax' } }
            @{ Said = '-Range 0, 1'; Arguments = @{ Contrast = 'Range' } }
            @{ Said = 'cannot be from 3 to 1'; Arguments = @{ Range = 3, 1 } }
            @{ Said = 'black-and-white'; Arguments = @{ Threshold = 1; Colormap = 'Fire' } }
            @{ Said = '-Scale'; Arguments = @{ ColorBar = $true } }
        ) {
            { $values | Export-ImageStack "$TestDrive/no.png" @Arguments -ErrorAction Stop } | Should -Throw "*$Said*"
            "$TestDrive/no.png" | Should -Not -Exist
        }
    }
}
