Describe 'Export-Series' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $set = New-BlobSeries -Count 20 -Dimension 3
        $plain = [ClusterTools.Series.SeriesSet]::FromRows([double[][]](0..19 | ForEach-Object { , $set.GetRecord($_) }))
    }

    It 'writes <_>, which reads back to the same values' -ForEach 'a.csv', 'b.csv.gz', 'c.npy', 'd.parquet', 'folder' {
        $plain | Export-Series "$TestDrive/$_" | Should -BeNullOrEmpty
        $back = Import-Series "$TestDrive/$_"
        $back.Count, $back.Length | Should -Be 20, 3
        $back.GetRecord(13) | Should -Be $set.GetRecord(13)
    }

    It 'writes the truth as the last column of a table' {
        $set | Export-Series "$TestDrive/truth.csv"
        $back = Import-Series "$TestDrive/truth.csv" -LabelColumn label
        $back.Length | Should -Be 3
        $back.Truth | Should -Be $set.Truth
    }

    It 'keeps the type of the values' {
        New-ImageStack -FrameCount 4 -Height 6 -Width 6 -ClusterCount 2 | ConvertTo-Series | Export-Series "$TestDrive/voxels.npy"
        $back = Import-Series "$TestDrive/voxels.npy"
        $back.ElementType | Should -Be 'UInt16'
        "$($back.Shape)" | Should -Be '1x6x6'
    }

    It 'replaces with -Force only' {
        $set | Export-Series "$TestDrive/once.csv"
        Get-ErrorId { $set | Export-Series "$TestDrive/once.csv" } | Should -Be 'FileExists'
        ($set | Export-Series "$TestDrive/once.csv" -Force -PassThru).Name | Should -Be 'once.csv'
        $set | Export-Series "$TestDrive/twice"
        Get-ErrorId { $set | Export-Series "$TestDrive/twice" } | Should -Be 'FileExists'
        ($set | Export-Series "$TestDrive/twice" -Force -PassThru) | Should -BeOfType [IO.DirectoryInfo]
    }

    It 'writes nothing with -WhatIf' {
        $set | Export-Series "$TestDrive/not.csv" -WhatIf
        Test-Path "$TestDrive/not.csv" | Should -BeFalse
    }

    It 'names the formats it knows' {
        { $set | Export-Series "$TestDrive/set.xlsx" } | Should -Throw '*.npy*'
        Get-ErrorId { $set | Export-Series "$TestDrive/set.xlsx" } | Should -Be 'ArgumentInvalid'
    }

    It 'writes several sets into one archive, which are read by name' {
        $other = New-BlobSeries -Count 10 -Seed 5
        $set, $other | Export-Series "$TestDrive/sets.npz" -Member train, test
        $back = Import-Series "$TestDrive/sets.npz" -Member test
        $back.ToArray() | Should -Be $other.ToArray()
        $back.Truth | Should -Be $other.Truth
        $failure = { Import-Series "$TestDrive/sets.npz" } | Should -Throw -PassThru
        "$failure" | Should -BeLike '*4 arrays: test, test_y, train, train_y*-Member*'
        Get-ErrorId { $set | Export-Series "$TestDrive/sets.npz" } | Should -Be 'FileExists'
    }

    It 'writes one set as X and y' {
        $set | Export-Series "$TestDrive/one.npz"
        $back = Import-Series "$TestDrive/one.npz"
        $back.GetRecord(13) | Should -Be $set.GetRecord(13)
        $back.Truth | Should -Be $set.Truth
    }

    It 'refuses names for other files, and another number of names' {
        Get-ErrorId { $set | Export-Series "$TestDrive/named.npy" -Member a } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $set | Export-Series "$TestDrive/named.npz" -Member a, b } | Should -Be 'ArgumentInvalid'
        Test-Path "$TestDrive/named.np*" | Should -BeFalse
    }
}
