Describe 'Select-Series' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        0..9 | ForEach-Object { $rows.Add([double[]](0, $_, 0, $_)) }    # Standard deviation i / 2.
        $set = [ClusterTools.Series.SeriesSet]::FromRows($rows)
    }

    It 'keeps records strictly above a standard deviation, with their positions' {
        $result = $set | Select-Series -MinimumStdDev 2
        $result.Positions | Should -Be 5, 6, 7, 8, 9
    }

    It 'cuts index values, the left end included, the right one not' {
        ($set | Select-Series -From 1 -To 3).Index | Should -Be 1, 2
        ($set | Select-Series -From 2).Index | Should -Be 2, 3
        ($set | Select-Series -To 1).Index | Should -Be 0
        ($set | Select-Series -Index 0, 2..3).Index | Should -Be 0, 2, 3
    }

    It 'refuses an index that no value has, and names it' {
        $said = { $set | Select-Series -Index 0, 2..5 } | Should -Throw -PassThru
        $said.FullyQualifiedErrorId | Should -BeLike 'ArgumentInvalid,*'
        "$said" | Should -BeLike 'No value has the index 4, 5: the index goes from 0 to 3.*-From and -To*'
        Get-ErrorId { $set | Select-Series -Index -1 } | Should -Be 'ArgumentInvalid'
    }

    It 'keeps what both an index and a range ask for' {
        ($set | Select-Series -From 2 -To 9 -Index 0, 2).Index | Should -Be 2
        Get-ErrorId { $set | Select-Series -From 2 -Index 0 } | Should -Be 'ArgumentInvalid'
    }

    It 'asks a script for each record' {
        $limit = 6
        ($set | Select-Series -Where { $_[1] -gt $limit }).Positions | Should -Be 7, 8, 9
        ($set | Select-Series -Where { $_[1] -eq 3 -or $PSItem[1] -eq 4 }).Count | Should -Be 2
    }

    It 'lets an error in the script through' {
        { $set | Select-Series -Where { throw 'mine' } } | Should -Throw 'mine'
    }

    It 'draws without replacement, the same for the same seed' {
        $a = $set | Select-Series -Sample 4 -Seed 3
        $b = $set | Select-Series -Sample 4 -Seed 3
        $a.Positions | Should -Be $b.Positions
        ($a.Positions | Sort-Object -Unique).Count | Should -Be 4
        ($set | Select-Series -Sample 10).Count | Should -Be 10
        Get-ErrorId { $set | Select-Series -Sample 11 } | Should -Be 'ArgumentInvalid'
    }

    It 'applies value selections before the standard deviation' {
        { $set | Select-Series -From 0 -To 1 -MinimumStdDev 0 } | Should -Throw
    }

    It 'says so when nothing is left' {
        Get-ErrorId { $set | Select-Series -MinimumStdDev 100 } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { $set | Select-Series -Where { $false } } | Should -Be 'ArgumentInvalid'
    }
}
