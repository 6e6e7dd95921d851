Describe 'Find-NearestSeries' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 0), (0, 1), (10, 0), (10, 3), (0, 3)) {
            $rows.Add([double[]]$row)
        }

        $set = [ClusterTools.Series.SeriesSet]::FromRows($rows)
    }

    It 'finds neighbours of records by number, the nearest first' {
        $near = $set | Find-NearestSeries -Query 0, 3 -NeighborCount 3
        @($near).Count | Should -Be 1
        $near.QueryCount | Should -Be 2
        $near.Indices[0] | Should -Be 0, 1, 4
        $near.Distances[0] | Should -Be 0, 1, 3
        $near.Indices[1][0..1] | Should -Be 3, 2
        , $near.Indices | Should -BeOfType [int[][]]
        , $near.Distances | Should -BeOfType [double[][]]
    }

    It 'takes one number, a range, a set and positions' {
        ($set | Find-NearestSeries 2 1).Indices[0] | Should -Be 2
        ($set | Find-NearestSeries -Query (0..4) -K 1).Indices | ForEach-Object { $_[0] } | Should -Be 0, 1, 2, 3, 4
        $query = $set | Select-Series -Where { $_[1] -eq 3 }
        ($set | Find-NearestSeries -Query $query -NeighborCount 1).Indices | ForEach-Object { $_[0] } | Should -Be 3, 4
    }

    It 'takes the values of a record, and of several' {
        $near = $set | Find-NearestSeries -Query $set.GetRecord(3) -NeighborCount 2
        $near.QueryCount | Should -Be 1
        $near.Indices[0] | Should -Be 3, 2
        ($set | Find-NearestSeries -Query $set.GetRecord(3), $set.GetRecord(1) -K 1).Indices | ForEach-Object { $_[0] } | Should -Be 3, 1
        ($set | Find-NearestSeries -Query ([double[][]] @(, [double[]] (10, 1))) -K 1).Indices[0] | Should -Be 2
        Get-ErrorId { $set | Find-NearestSeries -Query ([double[]] (1, 2, 3)) -NeighborCount 1 } | Should -Be 'ArgumentInvalid'
    }

    It 'takes a range as it is written, and fractions for the values of a record' {
        ($set | Find-NearestSeries -Query 1..3 -K 1).Indices | ForEach-Object { $_[0] } | Should -Be 1, 2, 3
        ($set | Find-NearestSeries -Query 9.5, 1.5 -K 1).Indices[0] | Should -Be ($set | Find-NearestSeries -Query ([double[]] (9.5, 1.5)) -K 1).Indices[0]
        ($set | Find-NearestSeries -Query 9.5, 1.5 -K 1).QueryCount | Should -Be 1
    }

    It 'says of <Query> what a query can be' -ForEach @(@{ Query = 'abc' }, @{ Query = 2.5 }, @{ Query = @{ a = 1 } }, @{ Query = Get-Date }) {
        { $set | Find-NearestSeries -Query $Query -NeighborCount 1 } | Should -Throw '*is not a query. Give a set of series, indices of records such as 0..9, or the values of a record.'
    }

    It 'keeps to a radius' {
        ($set | Find-NearestSeries 0 -Radius 3).Indices[0] | Should -Be 0, 1, 4
        ($set | Find-NearestSeries 0 -Radius 3 -NeighborCount 2).Indices[0] | Should -Be 0, 1
    }

    It 'measures by <Distance>' -ForEach @(
        @{ Distance = 'Manhattan'; Last = 13 }, @{ Distance = 'Euclidean'; Last = [math]::Sqrt(109) }, @{ Distance = 'Cosine'; Last = 1 }
    ) {
        ($set | Find-NearestSeries 0 -NeighborCount 5 -Distance $Distance).Distances[0][4] | Should -Be $Last
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'neither a number nor a radius'; Arguments = @{ Query = 0 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a record that is not there'; Arguments = @{ Query = 9; NeighborCount = 1 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a radius of NaN'; Arguments = @{ Query = 0; Radius = [double]::NaN }; Id = 'ArgumentInvalid' }
        @{ Why = 'more neighbours than records'; Arguments = @{ Query = 0; NeighborCount = 6 }; Id = 'ArgumentInvalid' }
    ) {
        Get-ErrorId { $set | Find-NearestSeries @Arguments } | Should -Be $Id
    }

    It 'shows scalars' {
        $set | Find-NearestSeries 0, 1 -NeighborCount 2 | Show-Text | Should -BeLike '*Queries*Neighbors*Distance*2*4*Euclidean*'
    }
}
