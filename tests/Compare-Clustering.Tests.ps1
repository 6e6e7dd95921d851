Describe 'Compare-Clustering' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $set = New-ImageStack -FrameCount 20 -Height 16 -Width 16 -ClusterCount 3 -Noise 0.01 | ConvertTo-Series
        $first = $set | Invoke-KMeans 3 -Seed 1 -RestartCount 3
        $turned = $set | Invoke-KMeans -InitialCentroid $first.Centroids[2], $first.Centroids[0], $first.Centroids[1]
    }

    It 'numbers clusters like those of the reference' {
        $comparison = $turned | Compare-Clustering -Reference $first
        $comparison.Agreement | Should -Be 1
        $comparison.AdjustedRand | Should -Be 1
        $comparison.Matching.Mapping | Should -Be 2, 0, 1
        Get-LabelHash $comparison.Matched.Labels | Should -Be (Get-LabelHash $first.Labels)
        $comparison.Matched.Centroids[0] | Should -Be $first.Centroids[0]
    }

    It 'gives maps in the same colours' {
        $first | Export-LabelMap "$TestDrive/first.png"
        ($turned | Compare-Clustering $first).Matched | Export-LabelMap "$TestDrive/second.png"
        (Get-FileHash "$TestDrive/second.png").Hash | Should -Be (Get-FileHash "$TestDrive/first.png").Hash
    }

    It 'refuses clusterings of other records' {
        $other = New-BlobSeries | Invoke-KMeans 3
        Get-ErrorId { $other | Compare-Clustering $first } | Should -Be 'ArgumentInvalid'
    }

    It 'shows scalars' {
        $turned | Compare-Clustering $first | Show-Text | Should -BeLike '*Agreement*AdjustedRand*'
    }

    It 'compares two models by position' {
        $set = New-BlobSeries -Count 30 -ClusterCount 3 -Seed 1
        $first, $second = ($set | Invoke-KMeans 3), ($set | Invoke-KMeans 3 -Seed 4)
        (Compare-Clustering $first $second).Agreement | Should -Be ($second | Compare-Clustering $first).Agreement
    }
}
