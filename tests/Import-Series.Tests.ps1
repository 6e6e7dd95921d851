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

    Context 'how a table is written' {
        It 'finds <Name>' -ForEach @(
            @{ Name = 'blanks'; Text = " 1.5   2`n 3   4.25"; Found = 'separator blanks, decimal point' }
            @{ Name = 'decimal commas'; Text = "a;b`n1,5;2`n3;4,25"; Found = "separator ';', decimal comma" }
            @{ Name = 'tabs'; Text = "a`tb`n1.5`t2`n3`t4.25"; Found = 'separator tab, decimal point' }
            @{ Name = 'numpy.savetxt'; Text = "# a b`n1.5 2`n3 4.25"; Found = 'comments after #' }
            @{ Name = 'ARFF'; Text = "@relation r`n@attribute a numeric`n@attribute b numeric`n@data`n1.5,2`n3,4.25"; Found = '4 lines skipped' }
        ) {
            [IO.File]::WriteAllText("$TestDrive/dialect.txt", $Text)
            $output = Import-Series "$TestDrive/dialect.txt" -Verbose 4>&1
            $set = $output | Where-Object { $_ -is [ClusterTools.Series.SeriesSet] }
            $set.GetRecord(0) | Should -Be 1.5, 2
            $set.GetRecord(1) | Should -Be 3, 4.25
            "$output" | Should -BeLike "*$Found*"
        }

        It 'takes it from parameters' {
            Set-Content "$TestDrive/said.txt" 'a title', '! a comment', '1,5|-999', '3|4'
            $set = Import-Series "$TestDrive/said.txt" -Delimiter '|' -Culture de-DE -Header x, y -SkipRow 1 -CommentCharacter '!' -MissingValue -999, ''
            $set.ValueNames | Should -Be 'x', 'y'
            $set.GetRecord(0) | Should -Be 1.5, NaN
            (Import-Series "$TestDrive/plain.csv" -NoHeader).Count | Should -Be 2
        }

        It 'refuses its parameters for other files' {
            New-BlobSeries -Count 6 | Export-Series "$TestDrive/array.npy"
            Get-ErrorId { Import-Series "$TestDrive/array.npy" -Delimiter ';' } | Should -Be 'ArgumentInvalid'
        }

        It 'reads the shared case <Name>' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/cases/tables")) -ForEach @(
            @{ Name = '02-header/numeric-header.csv'; Count = 4; Names = '0', '1'; First = 10, 20 }
            @{ Name = '02-header/years.csv'; Count = 4; Names = '2019', '2020', '2021'; First = 3.1, 3.2, 3.3 }
            @{ Name = '04-whitespace/aligned.txt'; Count = 10; Names = $null; First = 133081, 86575 }
            @{ Name = '04-whitespace/one-space.data'; Count = 10; Names = $null; First = 1.330812, 0.865753 }
            @{ Name = '04-whitespace/savetxt.txt'; Count = 10; Names = $null; First = 1.330811509760086109, 0.8657533567496564775 }
            @{ Name = '04-whitespace/r-write-table.txt'; Count = 10; Names = 'x', 'y'; First = 1.331, 0.866 }
            @{ Name = '05-trailing/header-too.csv'; Count = 3; Names = 'A', 'B', 'C'; First = 1, 4, 7 }
            @{ Name = '05-trailing/no-header.csv'; Count = 3; Names = $null; First = 1, 4, 7 }
            @{ Name = '05-trailing/rows-only.csv'; Count = 3; Names = 'A', 'B', 'C'; First = 1, 4, 7 }
        ) {
            $set = Import-Series "$SharedRoot/cases/tables/$Name"
            $set.Count | Should -Be $Count
            $set.ValueNames | Should -Be $Names
            $set.GetRecord(0) | Should -Be $First
        }
    }

    Context 'what the columns of a table are' {
        BeforeAll {
            Set-Content "$TestDrive/people.csv" 'name,visit,age,size_left,size_right', 'Ann,2024-05-01,31,1.5,2', 'Bob,2024-05-02,45,3,4', 'Eve,2024-05-03,28,5,6'
        }

        It 'offers the ways to read a table with texts' {
            $failure = { Import-Series "$TestDrive/people.csv" } | Should -Throw -PassThru
            foreach ($said in "'name'", "'visit'", 'dates', 'Ann', '-ExcludeColumn name, visit', '-Column', '-LabelColumn') {
                "$failure" | Should -BeLike "*$said*"
            }

            (Import-Series "$TestDrive/people.csv" -ExcludeColumn name, visit).ValueNames | Should -Be 'age', 'size_left', 'size_right'
        }

        It 'takes <Column>' -ForEach @(
            @{ Column = @('age'); Right = @('age') }
            @{ Column = @('size*', 'age'); Right = 'size_left', 'size_right', 'age' }
            @{ Column = @('2..3'); Right = 'age', 'size_left' }
            @{ Column = @(4, 2); Right = 'size_right', 'age' }
        ) {
            (Import-Series "$TestDrive/people.csv" -Column $Column).ValueNames | Should -Be $Right
        }

        It 'takes a bare range' {
            (Import-Series "$TestDrive/people.csv" -Column 2..4).Length | Should -Be 3
        }

        It 'leaves out row numbers, with a warning that says how to keep them' {
            Set-Content "$TestDrive/rows.csv" ',a,b', '0,5,2', '1,3,4', '2,1,9'
            $set = Import-Series "$TestDrive/rows.csv" -WarningVariable warnings
            $set.ValueNames | Should -Be 'a', 'b'
            "$warnings" | Should -Match 'column 0.*-Column \*'
            (Import-Series "$TestDrive/rows.csv" -Column * -WarningVariable none).Length | Should -Be 3
            $none | Should -BeNullOrEmpty
        }

        It 'clusters the shared case with row numbers as it does without' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/cases/tables")) {
            $folder = "$SharedRoot/cases/tables/03-rownumbers"
            $truth = [int[]] ([IO.File]::ReadAllText("$folder/truth.txt").Trim().ToCharArray() | ForEach-Object { "$_" })
            foreach ($name in 'clean.csv', 'pandas-index.csv') {
                (Import-Series "$folder/$name" | Invoke-KMeans 2 -RestartCount 3 | Measure-Clustering -Truth $truth).Truth.AdjustedRand | Should -Be 1
            }
        }

        It 'reads labels again that Export-Series wrote' {
            $set = New-BlobSeries -Count 12 -ClusterCount 3
            $set | Export-Series "$TestDrive/again.csv"
            $back = Import-Series "$TestDrive/again.csv"
            $back.Length | Should -Be $set.Length
            $back.Truth | Should -Be $set.Truth
        }

        It 'completes the names of the header' {
            Push-Location $TestDrive
            try {
                $line = 'Import-Series people.csv -Column si'
                ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText | Should -Be 'size_left', 'size_right'
                $line = 'Import-Series people.csv -Delimiter '
                ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText | Should -Contain '";"'.Replace('"', "'")
                $line = 'Import-Series missing.csv -LabelColumn '
                { [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null) } | Should -Not -Throw
            }
            finally {
                Pop-Location
            }
        }
    }

    Context 'missing values' {
        It 'become NaN, and what follows works: <_>' -ForEach 'NA', '', '?', 'NaN', 'NULL', '-' {
            Set-Content "$TestDrive/holed.csv" 'x,y', "1,$_", '1.1,2', '9,9', '9.1,8.8', '0.9,1.9'
            $set = Import-Series "$TestDrive/holed.csv" -WarningVariable warnings
            "$warnings" | Should -BeLike "*1 in column 'y'*-SkipNonFinite*-Impute*"
            ($set | Invoke-KMeans 2 -SkipNonFinite).Labels | Should -Be -1, 0, 1, 1, 0
            ($set | Convert-Series -Impute Median).GetRecord(0) | Should -Be 1, 5.4
        }

        It 'reads the shared case <_>' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/cases/tables")) -ForEach 'na', 'empty', 'question', 'nan' {
            (Import-Series "$SharedRoot/cases/tables/06-missing/$_.csv" | Invoke-KMeans 2 -SkipNonFinite).Labels | Should -Be -1, 0, 1, 1, 0
        }
    }

    It 'reads a Parquet file: columns by name, labels, missing values' {
        $rows = 0..19 | ForEach-Object { [pscustomobject]@{ name = "r$_"; x = [math]::Sin($_); y = if ($_ -eq 4) { $null } else { $_ / 8 }; z = $_ * $_; kind = 'a', 'b' | Select-Object -Index ($_ % 2) } }
        $rows | Invoke-KMeans 2 -Property x, z | Export-ClusterTable "$TestDrive/rows.parquet"
        $set = Import-Series "$TestDrive/rows.parquet" -Column x, 'y*', z -LabelColumn kind -WarningVariable said -WarningAction SilentlyContinue
        $set.ValueNames | Should -Be x, y, z
        $set.Truth[0..3] | Should -Be 0, 1, 0, 1
        $set.GetRecord(5) | Should -Be ([math]::Sin(5)), 0.625, 25
        "$said" | Should -BeLike "*missing values were read as NaN: 1 in column 'y'; the first is in record 4*"
        $refusal = { Import-Series "$TestDrive/rows.parquet" } | Should -Throw -PassThru
        "$refusal" | Should -BeLike "*rows.parquet': column 'name' holds text, column 'kind' holds text: these cannot be clustered. Leave columns out with -ExcludeColumn name, kind, *"
        (Import-Series "$TestDrive/rows.parquet" -ExcludeColumn name, kind, y).Length | Should -Be 5
        $line = "Import-Series '$TestDrive/rows.parquet' -Column "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be name, x, y, z, kind, Cluster, Distance, Similarity
        Get-ErrorId { Import-Series "$TestDrive/rows.parquet" -Delimiter ';' } | Should -Be 'ArgumentInvalid'
    }

    It 'names a Parquet file that is damaged, and reads the next one' {
        New-BlobSeries -Count 30 | Export-Series "$TestDrive/whole.parquet"
        $bytes = [IO.File]::ReadAllBytes("$TestDrive/whole.parquet")
        [IO.File]::WriteAllBytes("$TestDrive/cut.parquet", $bytes[0..200])
        $set = Import-Series "$TestDrive/cut.parquet", "$TestDrive/whole.parquet" -ErrorVariable failures -ErrorAction SilentlyContinue
        $set.Count | Should -Be 30
        "$failures" | Should -BeLike "*cut.parquet': it begins as a Parquet file, but does not end as one*"
    }
}
