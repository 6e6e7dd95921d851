Describe 'Get-ClusterSample' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
    }

    It 'gives every sample as a file, or those that are named' {
        (Get-ClusterSample).Name | Should -Be 'fish.tif', 'iris.csv', 'cat.jpg'
        (Get-ClusterSample Iris, Cat).Extension | Should -Be '.csv', '.jpg'
        { Get-ClusterSample Dog } | Should -Throw '*Fish, Iris, Cat*'
    }

    It 'completes names' {
        $text = 'Get-ClusterSample F'
        (TabExpansion2 $text $text.Length).CompletionMatches.CompletionText | Should -Be 'Fish'
    }

    It 'pipes into what reads them' {
        $fish = Get-ClusterSample Fish | Import-ImageStack
        $fish.Shape | Should -Be 20, 2, 76, 87
        ($fish | ConvertTo-Series -Normalize Percentile | Select-Series -MinimumStdDev 0.005).Count | Should -Be 7552
        $iris = Get-ClusterSample Iris | Import-Series
        $iris.Count, $iris.Length | Should -Be 150, 4
        $iris.Truth | Group-Object | ForEach-Object Count | Should -Be 50, 50, 50
        (Get-ClusterSample Cat | Import-ImageStack -As Picture).ChannelLayout | Should -Be 'Rgb'
    }
}
