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
        Get-ErrorId { $stack | Export-ImageStack "$TestDrive/stack.gif" } | Should -Be 'ArgumentInvalid'
    }
}
