Describe 'Import-Series' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        Set-Content "$TestDrive/points.csv" 'x,y,group', '1.5,2,a', '-3,4e2,b', '5,6,a'
        Set-Content "$TestDrive/plain.csv" '1,2,3', '4,5,6'
        Set-Content "$TestDrive/bad.csv" '1,2', '3,oops', '5,6'
        Set-Content -LiteralPath "$TestDrive/img[1].csv" '7,8'
    }

    It 'reads a table with its header' {
        $set = Import-Series "$TestDrive/points.csv" -LabelColumn group
        $set.Count, $set.Length | Should -Be 3, 2
        $set.GetRecord(1) | Should -Be -3, 400
        $set.ValueNames | Should -Be 'x', 'y'
        $set.Truth | Should -Be 0, 1, 0
    }

    It 'takes the label column by number' {
        (Import-Series "$TestDrive/plain.csv" -LabelColumn 0).GetRecord(1) | Should -Be 5, 6
    }

    It 'leaves out leading values' {
        (Import-Series "$TestDrive/plain.csv" -Skip 1).GetRecord(0) | Should -Be 2, 3
    }

    It 'gives one set a file, and an error for a bad one' {
        $sets = Import-Series "$TestDrive/plain.csv", "$TestDrive/bad.csv", "$TestDrive/points.csv" -LabelColumn 2 -ErrorVariable failures -ErrorAction SilentlyContinue
        $sets.Count | Should -Be 2
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -Match '^(DataInvalid|ArgumentInvalid),'
        "$($failures[0])" | Should -BeLike '*bad.csv*'
    }

    It 'stops at the first error with -ErrorAction Stop' {
        Get-ErrorId { Import-Series "$TestDrive/bad.csv", "$TestDrive/plain.csv" -ErrorAction Stop } | Should -Be 'DataInvalid'
    }

    It 'reads names with brackets, literally and from the pipeline' {
        (Import-Series -LiteralPath "$TestDrive/img[1].csv").GetRecord(0) | Should -Be 7, 8
        (Get-ChildItem $TestDrive -Filter 'img*' | Import-Series).GetRecord(0) | Should -Be 7, 8
        Get-ErrorId { Import-Series "$TestDrive/img[1].csv" } | Should -Be 'NoFilesMatch'
    }

    It 'names the file that -Skip leaves nothing of' {
        New-BlobSeries -Count 6 | Export-Series "$TestDrive/narrow.npy"
        $said = { Import-Series "$TestDrive/narrow.npy" -Skip 2 } | Should -Throw -PassThru
        "$said" | Should -BeLike "*narrow.npy': Skipping the first 2 values*"
    }

    It 'reads an array from its file, without loading it' {
        New-BlobSeries -Count 30 -Seed 3 | Export-Series "$TestDrive/mapped.npy"
        $mapped = Import-Series "$TestDrive/mapped.npy" -MemoryMap
        $mapped.GetRecord(29) | Should -Be (Import-Series "$TestDrive/mapped.npy").GetRecord(29)
        ($mapped | Invoke-KMeans 3 -Seed 1).Labels | Should -Be (New-BlobSeries -Count 30 -Seed 3 | Invoke-KMeans 3 -Seed 1).Labels
    }

    It 'reads the Thunder series of the fish as its images give them' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/fish_series")) {
        $series = Import-Series "$SharedRoot/data/fish_series" | Select-Series -From 0 -To 20
        $images = Import-ImageStack "$SharedRoot/data/fish/*.tif" | ConvertTo-Series
        $series.Count | Should -Be 13224
        foreach ($record in 0, 87, 6612, 13223) {
            $series.GetRecord($record) | Should -Be $images.GetRecord($record)
        }
    }
}
