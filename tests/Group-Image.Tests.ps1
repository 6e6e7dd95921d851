Describe 'Group-Image' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        function New-Picture([string] $Path, [int] $Width, [int] $Height, [scriptblock] $Color) {
            $pixels = foreach ($y in 0..($Height - 1)) { foreach ($x in 0..($Width - 1)) { & $Color ($x / $Width) ($y / $Height) } }
            Set-Content -LiteralPath $Path -Value (@('P3', "$Width $Height", '255') + $pixels)
        }

        $folder = (New-Item "$TestDrive/pictures" -ItemType Directory).FullName
        $left = { param($x, $y) if ($x -lt 0.5) { '200 30 30' } else { '20 20 60' } }
        $right = { param($x, $y) if ($x -ge 0.5) { '200 30 30' } else { '20 20 60' } }
        $meadow = { param($x, $y) "30 $([int](250 * $y)) 40" }
        New-Picture "$folder/left.ppm" 32 24 $left
        New-Picture "$folder/left-large.ppm" 64 48 $left
        New-Picture "$folder/right.ppm" 40 30 $right
        New-Picture "$folder/meadow1.ppm" 32 24 $meadow
        New-Picture "$folder/meadow2.ppm" 24 32 $meadow
    }

    It 'gives files with their cluster, in the order of their names' {
        $result = Group-Image $folder 3
        $result | Should -BeOfType [IO.FileInfo]
        $result.Name | Should -Be 'left-large.ppm', 'left.ppm', 'meadow1.ppm', 'meadow2.ppm', 'right.ppm'
        $result[0].Cluster | Should -Be $result[1].Cluster
        $result[2].Cluster | Should -Be $result[3].Cluster
        ($result.Cluster | Select-Object -Unique).Count | Should -Be 3
        $result[0].ImageWidth, $result[0].ImageHeight | Should -Be 64, 48
    }

    It 'finds near-duplicates: the same picture in another size, not in other proportions' {
        $result = Group-Image $folder 1
        ($result | Where-Object DuplicateOf).Name | Should -Be 'left.ppm'
        $result[1].DuplicateOf | Should -Be "$folder$([IO.Path]::DirectorySeparatorChar)left-large.ppm"
        # 255 levels make all pictures of one shape alike.
        (Group-Image $folder 1 -DuplicateTolerance 255 | Where-Object DuplicateOf).Count | Should -Be 3
    }

    It 'leaves out pictures above -MaximumPixelCount' {
        $result = Group-Image $folder 2 -MaximumPixelCount 1500 -ErrorAction SilentlyContinue -ErrorVariable wrong
        $result.Name | Should -Be 'left.ppm', 'meadow1.ppm', 'meadow2.ppm', 'right.ppm'
        "$wrong" | Should -BeLike '*left-large.ppm*64x48*1500*MaximumPixelCount*'
    }

    It 'goes by colours with -By Histogram, wherever they are' {
        $result = Group-Image $folder 2 -By Histogram
        $result[0].Cluster | Should -Be $result[4].Cluster
        $result[0].Cluster | Should -Not -Be $result[2].Cluster
    }

    It 'is the same for any number of threads, and takes files from Get-ChildItem' {
        $one = Get-ChildItem $folder | Group-Image -ClusterCount 2 -ThrottleLimit 1 -Seed 3
        $four = Get-ChildItem $folder | Group-Image -ClusterCount 2 -ThrottleLimit 4 -Seed 3
        $one.Cluster | Should -Be $four.Cluster
        $one.Distance | Should -Be $four.Distance
    }

    It 'gives what file cmdlets take' {
        Copy-Item $folder "$TestDrive/copy" -Recurse
        Group-Image "$TestDrive/copy" 2 | Where-Object Name -Like 'meadow*' | Remove-Item
        (Get-ChildItem "$TestDrive/copy").Count | Should -Be 3
    }

    It 'leaves out what cannot be read, and says so' {
        $mixed = "$TestDrive/mixed"
        Copy-Item $folder $mixed -Recurse
        Set-Content "$mixed/bad.png" 'no picture'
        $result = Group-Image $mixed 2 -ErrorAction SilentlyContinue -ErrorVariable wrong
        $result.Count | Should -Be 5
        @($wrong).Count | Should -Be 1
        Get-ErrorId { Group-Image $folder 6 } | Should -Be 'ArgumentInvalid'
    }

    It 'is shown with its clusters' {
        Group-Image $folder 2 | Out-String -Width 120 | Should -BeLike '*Cluster*DuplicateOf*left.ppm*left-large.ppm*'
    }

    It 'gives an error for each picture where none can be read' {
        Set-Content "$TestDrive/one.txt" 'no picture'
        Set-Content "$TestDrive/two.txt" 'none, either'
        Group-Image "$TestDrive/one.txt", "$TestDrive/two.txt" 2 -ErrorAction SilentlyContinue -ErrorVariable found | Should -BeNullOrEmpty
        $found.Count | Should -Be 2
    }
}
