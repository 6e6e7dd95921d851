Describe 'New-BlobSeries' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
    }

    It 'makes points with their truth' {
        $set = New-BlobSeries -Count 50 -Dimension 3 -ClusterCount 4
        $set.Count, $set.Length | Should -Be 50, 3
        ($set.Truth | Sort-Object -Unique) | Should -Be 0, 1, 2, 3
        $set.Shape | Should -BeNullOrEmpty
    }

    It 'makes the same points from the same seed' {
        (New-BlobSeries -Seed 4).GetRecord(9) | Should -Be (New-BlobSeries -Seed 4).GetRecord(9)
        (New-BlobSeries -Seed 4).GetRecord(9) | Should -Not -Be (New-BlobSeries -Seed 5).GetRecord(9)
    }

    It 'puts all points of a blob in one place when StdDev is 0' {
        $set = New-BlobSeries -Count 20 -ClusterCount 2 -StdDev 0
        $distinct = 0..19 | ForEach-Object { $set.GetRecord($_) -join ' ' } | Sort-Object -Unique
        $distinct.Count | Should -Be 2
    }

    It 'refuses a dimension of 0' {
        Get-ErrorId { New-BlobSeries -Dimension 0 } | Should -Be 'ParameterArgumentValidationError'
    }

    It 'names the limit and the parameters where memory cannot hold the points' {
        $said = { New-BlobSeries -Count 50000000 -Dimension 50 } | Should -Throw -PassThru
        $said.FullyQualifiedErrorId | Should -BeLike 'ArgumentInvalid,*'
        $said.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$said" | Should -BeLike '*Count*50000000*Dimension*50*at most 2146435071*up to 42928701 fits.'
    }
}
