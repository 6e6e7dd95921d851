Describe 'Import-ImageStack' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $movie = New-ImageStack -FrameCount 12 -PlaneCount 2 -Height 6 -Width 7 -ClusterCount 2
        $folder = "$TestDrive/movie"
        $null = New-Item $folder -ItemType Directory
        # img1 to img12, so that their order by characters is not their order by number.
        0..11 | ForEach-Object { $movie | Select-ImageStack -Frame $_ | Export-ImageStack "$folder/img$($_ + 1).tif" }
        $movie | Select-ImageStack -Plane 0 | Export-ImageStack "$TestDrive/pages.tif"
        $null = New-Item "$folder/deeper" -ItemType Directory
        $movie | Select-ImageStack -Frame 0 | Export-ImageStack "$folder/deeper/img13.tif"
        Set-Content "$folder/notes.txt" 'no image'
    }

    It 'reads <Name> as one stack, in natural order' -ForEach @(
        @{ Name = 'a wildcard'; Path = '*.tif' }
        @{ Name = 'a folder'; Path = '' }
        @{ Name = 'a set in brackets'; Path = 'img[0-9]*.tif' }
    ) {
        $stack = Import-ImageStack "$folder/$Path"
        @($stack).Count | Should -Be 1
        $stack.Shape | Should -Be 12, 2, 6, 7
        $stack.PixelType | Should -Be 'UInt16'
        $stack.GetPlane(1, 1) | Should -Be $movie.GetPlane(1, 1)
        $stack.GetPlane(11, 0) | Should -Be $movie.GetPlane(11, 0)
        [IO.Path]::GetFileName($stack.SourcePath[1]) | Should -Be 'img2.tif'
    }

    It 'takes files from Get-ChildItem in natural order, whatever theirs is' {
        $stack = Get-ChildItem $folder -Filter *.tif | Sort-Object Name -Descending | Import-ImageStack
        $stack.FrameCount | Should -Be 12
        $stack.GetPlane(9, 0) | Should -Be $movie.GetPlane(9, 0)
    }

    It 'takes names by value and by property' {
        ("$folder/img1.tif", "$folder/img2.tif" | Import-ImageStack).FrameCount | Should -Be 2
        ([pscustomobject]@{ FullName = "$folder/img3.tif" } | Import-ImageStack).FrameCount | Should -Be 1
        ([IO.FileInfo]"$folder/img3.tif" | Import-ImageStack).FrameCount | Should -Be 1
    }

    It 'goes into folders with -Recurse, and picks with -Filter' {
        (Import-ImageStack $folder -Recurse).FrameCount | Should -Be 13
        (Import-ImageStack $folder -Filter 'img1*.tif').FrameCount | Should -Be 4
    }

    It 'skips and takes frames over files' {
        $stack = Import-ImageStack $folder -Skip 3 -First 5
        $stack.FrameCount | Should -Be 5
        $stack.GetPlane(0, 0) | Should -Be $movie.GetPlane(3, 0)
        $stack.GetPlane(4, 1) | Should -Be $movie.GetPlane(7, 1)
    }

    It 'skips and takes frames inside a file' {
        $stack = Import-ImageStack "$TestDrive/pages.tif" -Skip 10 -First 5
        $stack.Shape | Should -Be 2, 1, 6, 7
        $stack.GetPlane(0, 0) | Should -Be $movie.GetPlane(10, 0)
    }

    It 'groups pages with -PlaneCount' {
        (Import-ImageStack "$TestDrive/pages.tif" -PlaneCount 4).Shape | Should -Be 3, 4, 6, 7
        Get-ErrorId { Import-ImageStack "$TestDrive/pages.tif" -PlaneCount 5 } | Should -Be 'ImageFormatInvalid'
        $stack = Import-ImageStack "$TestDrive/pages.tif" -PlaneCount 5 -DiscardRemainder -WarningVariable warnings
        $stack.Shape | Should -Be 2, 5, 6, 7
        $warnings.Count | Should -Be 1
    }

    It 'reads names with brackets' {
        Copy-Item "$folder/img1.tif" "$TestDrive/one[2].tif"
        (Import-ImageStack -LiteralPath "$TestDrive/one[2].tif").FrameCount | Should -Be 1
        (Get-ChildItem $TestDrive -Filter 'one*' | Import-ImageStack).FrameCount | Should -Be 1
        Get-ErrorId { Import-ImageStack "$TestDrive/one[2].tif" } | Should -Be 'NoFilesMatch'
        { Import-ImageStack "$TestDrive/one[2].tif" } | Should -Throw '*LiteralPath*'
    }

    It 'gives an error for each broken file and a stack of the rest' {
        $null = New-Item "$TestDrive/broken" -ItemType Directory
        Copy-Item "$folder/img*.tif" "$TestDrive/broken"
        $bytes = [IO.File]::ReadAllBytes("$folder/img3.tif")
        [IO.File]::WriteAllBytes("$TestDrive/broken/img3.tif", $bytes[0..99])
        Set-Content "$TestDrive/broken/img5.tif" 'text'
        $stack = Import-ImageStack "$TestDrive/broken" -ErrorVariable failures -ErrorAction SilentlyContinue
        $stack.FrameCount | Should -Be 10
        $stack.GetPlane(2, 0) | Should -Be $movie.GetPlane(3, 0)
        $failures.Count | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -Be 'ImageFormatInvalid,ClusterTools.Commands.ImportImageStackCommand'
        $failures[0].TargetObject | Should -BeLike '*img3.tif'
        "$($failures[1])" | Should -BeLike '*img5.tif*'
        "$($stack.History)" | Should -BeLike '*img3.tif*img5.tif*'
        Get-ErrorId { Import-ImageStack "$TestDrive/broken" -ErrorAction Stop } | Should -Be 'ImageFormatInvalid'
    }

    It 'names the file whose shape differs, and what was expected' {
        $null = New-Item "$TestDrive/shapes" -ItemType Directory
        Copy-Item "$folder/img1.tif", "$folder/img2.tif" "$TestDrive/shapes"
        New-ImageStack -FrameCount 1 -Height 9 -Width 9 -ClusterCount 2 | Export-ImageStack "$TestDrive/shapes/img10.tif"
        $stack = Import-ImageStack "$TestDrive/shapes" -ErrorVariable failures -ErrorAction SilentlyContinue
        $stack.FrameCount | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ShapesDiffer,*'
        "$($failures[0])" | Should -BeLike '*img10.tif*1x9x9*2x6x7*'
    }

    It 'ends where there is nothing to work on: <Name>' -ForEach @(
        @{ Name = 'no match'; Path = 'nothing*.tif'; Id = 'NoFilesMatch' }
        @{ Name = 'a missing file'; Path = 'missing.tif'; Id = 'PathNotFound' }
        @{ Name = 'a missing folder'; Path = 'missing/*.tif'; Id = 'PathNotFound' }
        @{ Name = 'no image'; Path = 'movie/notes.txt'; Id = 'ImageFormatInvalid' }
    ) {
        Get-ErrorId { Import-ImageStack "$TestDrive/$Path" } | Should -Be $Id
        { Import-ImageStack "$TestDrive/$Path" } | Should -Throw '*[/\]*'
    }

    It 'says that nothing came where the pipeline is empty' {
        Get-ErrorId { @() | Import-ImageStack } | Should -Be 'NoFilesMatch'
        { @() | Import-ImageStack } | Should -Throw 'No file came through the pipeline.*'
    }

    It 'gives an error for each file where none of several can be read' {
        $failures = $null
        Import-ImageStack "$TestDrive/missing.tif", "$TestDrive/movie/notes.txt" -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures.Count | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        "$($failures[1])" | Should -BeLike '*notes.txt*'
    }

    It 'refuses paths that are no files' {
        Get-ErrorId { Import-ImageStack 'Env:PATH' } | Should -Be 'NotFileSystem'
        Get-ErrorId { Import-ImageStack 'nodrive:/x.tif' } | Should -Be 'PathNotFound'
        Get-ErrorId { Import-ImageStack '' } | Should -Be 'ParameterArgumentValidationError'
    }

    It 'reads relative to the location of PowerShell' {
        Push-Location $folder
        try {
            (Import-ImageStack img1.tif, ./img2.tif).FrameCount | Should -Be 2
        }
        finally {
            Pop-Location
        }
    }

    It 'reads the fish as its reference says' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/fish")) {
        $stack = Import-ImageStack "$SharedRoot/data/fish/*.tif"
        $stack.Shape | Should -Be 20, 2, 76, 87
        $stack.PixelType | Should -Be 'UInt8'
    }

    It 'gives an error with cause for each file of images/bad' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/images/bad")) {
        $files = Get-ChildItem "$SharedRoot/images/bad" -File | Where-Object Extension -In '.tif', '.png', '.npy', '.jpg', '.bmp'
        $files.Count | Should -BeGreaterThan 5
        foreach ($file in $files) {
            Get-ErrorId { $file | Import-ImageStack } | Should -Be 'ImageFormatInvalid' -Because $file.Name
        }
    }

    It 'leaves pictures as they are stored with -IgnoreOrientation' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/images")) {
        $file = "$SharedRoot/images/exif_orientation6.jpg"
        $upright = Import-ImageStack $file
        $stored = Import-ImageStack $file -IgnoreOrientation
        $stored.Height, $stored.Width | Should -Be $upright.Width, $upright.Height
        $stored.Height | Should -Not -Be $stored.Width
        # A quarter turn clockwise: the first stored row is the right side.
        $stored.GetPlane(0, 0)[0, 0] | Should -Be $upright.GetPlane(0, 0)[0, ($upright.Width - 1)]
    }

    It 'refuses files with more pixels or pages than allowed, by the name of the limit' {
        (Import-ImageStack "$TestDrive/pages.tif" -MaximumPixelCount 504 -MaximumPageCount 12).FrameCount | Should -Be 12
        Get-ErrorId { Import-ImageStack "$TestDrive/pages.tif" -MaximumPixelCount 503 } | Should -Be 'ImageFormatInvalid'
        { Import-ImageStack "$TestDrive/pages.tif" -MaximumPixelCount 503 } | Should -Throw '*pages.tif*503*MaximumPixelCount*'
        { Import-ImageStack "$TestDrive/pages.tif" -MaximumPageCount 11 } | Should -Throw '*pages.tif*11*MaximumPageCount*'
        { Import-ImageStack "$TestDrive/pages.tif" -MaximumPixelCount 503 -As Picture } | Should -Throw '*MaximumPixelCount*'
        Get-ErrorId { Import-ImageStack "$TestDrive/pages.tif" -MaximumPixelCount 0 } | Should -Be 'ParameterArgumentValidationError'
    }

    Context 'as pictures' {
        BeforeAll {
            $pictures = (New-Item "$TestDrive/pictures" -ItemType Directory).FullName
            foreach ($size in 8, 10, 12, 9, 11) {
                New-ImageStack -FrameCount 1 -Height $size -Width (2 * $size) -ClusterCount 2 | Export-ImageStack "$pictures/img$size.png"
            }
        }

        It 'gives one object a file, of any size, in the order of the names' {
            $stacks = Import-ImageStack $pictures -As Picture
            $stacks.Height | Should -Be 8, 9, 10, 11, 12
            $stacks.Width | Should -Be 16, 18, 20, 22, 24
            $stacks[1].SourcePath | Split-Path -Leaf | Should -Be 'img9.png'
        }

        It 'counts files with -Skip and -First' {
            (Import-ImageStack $pictures -As Picture -Skip 1 -First 2).Height | Should -Be 9, 10
            (Get-ChildItem "$pictures/*2.png", "$pictures/*8.png" | Import-ImageStack -As Picture).Height | Should -Be 12, 8
        }

        It 'goes on after a bad file' {
            Set-Content "$pictures/img10a.png" 'no picture'
            $stacks = Import-ImageStack $pictures -As Picture -ErrorAction SilentlyContinue -ErrorVariable wrong
            $stacks.Height | Should -Be 8, 9, 10, 11, 12
            @($wrong).Count | Should -Be 1
            Get-ErrorId { Import-ImageStack "$pictures/img10a.png" -As Picture } | Should -Be 'ImageFormatInvalid'
            Get-ErrorId { Import-ImageStack "$pictures/none*" -As Picture } | Should -Be 'NoFilesMatch'
        }

        It 'gives the first before the last is read' {
            (Import-ImageStack $pictures -As Picture -ErrorAction SilentlyContinue | Select-Object -First 1).Height | Should -Be 8
        }
    }
}
