Describe 'Export-ClusterTable' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        Set-Content "$TestDrive/points.csv" 'name,x,y', 'a,0,1', 'b,1,0', 'c,9,9', '"d, the last",8,9'
        $model = Import-Csv "$TestDrive/points.csv" | Invoke-KMeans -Property x, y -InitialCentroid @(@(0, 0), @(9, 9))
    }

    It 'writes every original row with its cluster' {
        $model | Export-ClusterTable "$TestDrive/labels.csv"
        $rows = @(Import-Csv "$TestDrive/labels.csv")
        $rows[0].psobject.Properties.Name | Should -Be name, x, y, Cluster, Distance, Similarity
        $rows.name | Should -Be a, b, c, 'd, the last'
        $rows.Cluster | Should -Be 0, 0, 1, 1
        [double]$rows[3].Distance | Should -Be 0.5
    }

    It 'writes values as they were read, whatever was done to them since' {
        Set-Content "$TestDrive/numbers.csv" 'x,y', '0,100', '1,0', '90,900', '80,900'
        $set = Import-Series "$TestDrive/numbers.csv" | Convert-Series -Standardize | Select-Series -Where { $_[0] -gt -0.99 }
        $set | Invoke-GaussianMixture 2 -Regularization 0.1 | Export-ClusterTable "$TestDrive/mixture.csv"
        $rows = @(Import-Csv "$TestDrive/mixture.csv")
        $rows.x | Should -Be 1, 90, 80
        $rows.y | Should -Be 0, 900, 900
        [double]$rows[0].Probability | Should -BeGreaterThan 0.5
    }

    It 'names columns that have no names, and writes the true classes' {
        New-BlobSeries -Count 30 | Invoke-AgglomerativeClustering 3 | Export-ClusterTable "$TestDrive/tree.csv"
        $rows = @(Import-Csv "$TestDrive/tree.csv")
        $rows.Count | Should -Be 30
        $rows[0].psobject.Properties.Name | Should -Be v0, v1, label, Cluster, Distance
    }

    It 'takes a scan and what Get-ClusterLabel gave' {
        New-BlobSeries -Count 30 | Find-OptimalK 2, 3 | Export-ClusterTable "$TestDrive/scan.csv"
        Import-Csv "$TestDrive/points.csv" | Get-ClusterLabel $model | Export-ClusterTable "$TestDrive/again.csv"
        Get-Content "$TestDrive/again.csv" | Should -Be (Get-Content "$TestDrive/labels.csv")
    }

    It 'leaves cells of records without a cluster empty' {
        Import-Csv "$TestDrive/points.csv" | ForEach-Object { if ($_.name -eq 'b') { $_.x = 'NA' }; $_ } | Invoke-KMeans 2 -Property x, y -SkipNonFinite |
            Export-ClusterTable "$TestDrive/skipped.csv"
        $row = (Import-Csv "$TestDrive/skipped.csv")[1]
        $row.Cluster, $row.Distance, $row.Similarity | Should -Be '-1', '', ''
    }

    It 'keeps the columns apart where a name is taken' {
        [pscustomobject]@{ Cluster = 7; x = 1 }, [pscustomobject]@{ Cluster = 8; x = 2 } | Invoke-KMeans 2 -Property x | Export-ClusterTable "$TestDrive/taken.csv"
        (Get-Content "$TestDrive/taken.csv")[0] | Should -Be 'Cluster,x,Cluster2,Distance,Similarity'
    }

    It 'writes a Parquet file whose columns have the types of their values' {
        1..6 | ForEach-Object { [pscustomobject]@{ name = "n$_"; x = $_; y = $_ / 4; on = $_ -gt 3 } } | Invoke-KMeans 2 -Property x, y | Export-ClusterTable "$TestDrive/labels.parquet"
        $set = Import-Series "$TestDrive/labels.parquet" -Column x, y, on -LabelColumn Cluster
        $set.ValueNames | Should -Be x, y, on
        $set.GetRecord(5) | Should -Be 6, 1.5, 1
        ($set.Truth | Select-Object -Unique).Count | Should -Be 2
        (Import-Series "$TestDrive/labels.parquet" -Column x -LabelColumn name).Truth | Should -Be 0, 1, 2, 3, 4, 5
    }

    It 'packs, replaces with -Force only, and returns the file with -PassThru' {
        ($model | Export-ClusterTable "$TestDrive/packed.csv.gz" -PassThru).Name | Should -Be 'packed.csv.gz'
        (Import-Series "$TestDrive/packed.csv.gz" -Skip 1).Count | Should -Be 4
        Get-ErrorId { $model | Export-ClusterTable "$TestDrive/packed.csv.gz" } | Should -Be 'FileExists'
        $model | Export-ClusterTable "$TestDrive/packed.csv.gz" -Force
    }

    It 'writes nothing with -WhatIf, for an unknown extension, or without a clustering' {
        $model | Export-ClusterTable "$TestDrive/not.csv" -WhatIf
        Test-Path "$TestDrive/not.csv" | Should -BeFalse
        Get-ErrorId { $model | Export-ClusterTable "$TestDrive/not.txt" } | Should -Be 'ArgumentInvalid'
        Get-ErrorId { New-BlobSeries | Export-ClusterTable "$TestDrive/not.csv" } | Should -Be 'ParameterArgumentTransformationError'
        Get-ErrorId { $model | Export-ClusterTable "$TestDrive/none/not.csv" } | Should -Be 'TargetFolderMissing'
    }
}
