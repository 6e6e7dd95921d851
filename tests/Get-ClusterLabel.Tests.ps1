Describe 'Get-ClusterLabel' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 0, 3), (0, 0, 5), (4, 0, 0), (6, 0, 0)) {
            $rows.Add([double[]]$row)
        }

        $set = [ClusterTools.Series.SeriesSet]::FromRows($rows)
        $model = $set | Invoke-KMeans -InitialCentroid @(@(0, 0, 4), @(5, 0, 0))
    }

    It 'labels the records it was fitted on as the fit did' {
        $result = $set | Get-ClusterLabel -Model $model
        $result.Labels | Should -Be $model.Labels
        $result.Distance | Should -Be 1, 1, 1, 1
        $result.Similarity | ForEach-Object { [math]::Abs($_ - 1) | Should -BeLessThan 1e-12 }
        $result.Sizes | Should -Be 2, 2
    }

    It 'labels other records' {
        $other = [System.Collections.Generic.List[double[]]]::new()
        $other.Add([double[]](9, 0, 1))
        $other.Add([double[]](1, 0, 9))
        ([ClusterTools.Series.SeriesSet]::FromRows($other) | Get-ClusterLabel $model).Labels | Should -Be 1, 0
    }

    It 'labels voxels that were filtered out of the fit' {
        $all = New-ImageStack -FrameCount 20 -Height 20 -Width 20 | ConvertTo-Series -Normalize Percentile
        $fit = $all | Select-Series -MinimumStdDev 0.2 | Invoke-KMeans -ClusterCount 3
        $result = $all | Get-ClusterLabel -Model $fit
        $result.Labels.Count | Should -Be 400
        $fit.Series.Count | Should -BeLessThan 400
        $first = $fit.Series.Positions[0]
        $result.Labels[$first] | Should -Be $fit.Labels[0]
    }

    It 'says which length was expected' {
        Get-ErrorId { New-BlobSeries | Get-ClusterLabel -Model $model } | Should -Be 'ArgumentInvalid'
        { New-BlobSeries | Get-ClusterLabel -Model $model } | Should -Throw '*3*'
    }

    It 'refuses what is no model' {
        Get-ErrorId { $set | Get-ClusterLabel -Model 'k-means' } | Should -Be 'ParameterArgumentTransformationError'
    }

    Context 'columns and preparation of the model' {
        BeforeAll {
            Set-Content "$TestDrive/train.csv" 'age,income', '20,1000', '22,1100', '21,900', '60,9000', '62,8800', '61,9100'
            Set-Content "$TestDrive/new.csv" 'age,income', '61,9050', '60,8900', '62,9000'
            Set-Content "$TestDrive/swapped.csv" 'income,age', '9050,61', '8900,60', '1000,20'
            Set-Content "$TestDrive/renamed.csv" 'height,weight', '61,9050'
            $raw = Import-Series "$TestDrive/train.csv" | Invoke-KMeans 2
            $scaled = Import-Series "$TestDrive/train.csv" | Convert-Series -Standardize | Invoke-KMeans 2
            $high = $scaled.Labels[3]
        }

        It 'puts columns in the order of the model' {
            (Import-Series "$TestDrive/swapped.csv" | Get-ClusterLabel $raw).Labels | Should -Be $raw.Labels[3], $raw.Labels[3], $raw.Labels[0]
        }

        It 'refuses other columns and names both' {
            $said = { Import-Series "$TestDrive/renamed.csv" | Get-ClusterLabel $raw } | Should -Throw -PassThru
            $said.FullyQualifiedErrorId | Should -BeLike 'ArgumentInvalid,*'
            "$said" | Should -BeLike '*height, weight*age, income*'
        }

        It 'takes raw records through the steps of the model, and says so' {
            $result = Import-Series "$TestDrive/new.csv" | Get-ClusterLabel $scaled -WarningVariable said
            $result.Labels | Should -Be $high, $high, $high
            $result.Source.GetRecord(0) | Should -Be 61, 9050
            "$said" | Should -BeLike '*standardize*'
        }

        It 'is silent about records that Convert-Series -Like prepared, and about -AsIs' {
            $result = Import-Series "$TestDrive/new.csv" | Convert-Series -Like $scaled | Get-ClusterLabel $scaled -WarningVariable said
            $result.Labels | Should -Be $high, $high, $high
            $null = Import-Series "$TestDrive/new.csv" | Get-ClusterLabel $scaled -AsIs -WarningVariable +said
            @($said).Count | Should -Be 0
        }

        It 'warns where records were scaled by their own values' {
            $null = Import-Series "$TestDrive/new.csv" | Convert-Series -Standardize | Get-ClusterLabel $scaled -WarningVariable said
            "$said" | Should -BeLike '*learned from other records*Convert-Series -Like*'
        }

        It 'prepares records for a model that was read from a file' {
            $scaled | Export-ClusterModel "$TestDrive/scaled.json" -Force
            $result = Import-Series "$TestDrive/swapped.csv" | Get-ClusterLabel (Import-ClusterModel "$TestDrive/scaled.json") -WarningVariable said
            $result.Labels | Should -Be $high, $high, $scaled.Labels[0]
            @($said).Count | Should -Be 1
        }

        It 'gets <Case> of the shared cases right' -ForEach @(
            @{ Case = '11-columnorder'; Fit = { Import-Series "$Folder/train.csv" | Invoke-KMeans 2 -InitialCentroid @(@(0, 0), @(0, 100)) }
                Right = @{ same = '1 0'; swapped = '1 0' } }
            @{ Case = '12-standardize'; Fit = { Import-Series "$Folder/train.csv" | Convert-Series -Standardize | Invoke-KMeans -InitialCentroid @(@(1, 1), @(-1, -1)) }
                Right = @{ new = '0 0 0' } }
        ) {
            $Folder = "$SharedRoot/cases/tables/$Case"
            if (-not (Test-Path $Folder)) {
                Set-ItResult -Skipped -Because 'the shared cases are not beside this checkout'
            }

            $model = & $Fit
            foreach ($name in $Right.Keys) {
                (Import-Series "$Folder/$name.csv" | Get-ClusterLabel $model).Labels -join ' ' | Should -Be $Right[$name]
            }
        }
    }

    Context 'labels on rows' {
        BeforeAll {
            $people = 'a,0,1', 'b,1,0', 'c,9,9' | ConvertFrom-Csv -Header name, x, y
            $peopleModel = $people | Invoke-KMeans -Property x, y -InitialCentroid @(@(0, 0), @(9, 9))
        }

        It 'gives every original row with its label, and asks for the columns of the model by itself' {
            $rows = @($people | Get-ClusterLabel $peopleModel -AsObject)
            $rows.Count | Should -Be 3
            $rows[0].psobject.Properties.Name | Should -Be name, x, y, Cluster, Distance, Similarity
            $rows.name | Should -Be a, b, c
            $rows.Cluster | Should -Be 0, 0, 1
            $people[0].psobject.Properties.Name | Should -Be name, x, y
        }

        It 'keeps other objects as they are, beside their columns' {
            $all = Get-Process
            $model = $all | ConvertTo-Series -Property Id, WS | Convert-Series -Standardize | Invoke-KMeans 2
            $row = $all | Get-ClusterLabel $model -AsObject | Select-Object -First 1
            $row.InputObject | Should -BeOfType Diagnostics.Process
            $row.Id | Should -Be $row.InputObject.Id
        }

        It 'has the probability where the model has it' {
            $mixture = New-BlobSeries -Count 40 | Invoke-GaussianMixture 2
            $rows = @(New-BlobSeries -Count 40 | Get-ClusterLabel $mixture -AsObject)
            $rows[0].psobject.Properties.Name | Should -Be v0, v1, label, Cluster, Distance, Similarity, Probability
            $rows[0].Probability | Should -BeGreaterThan 0.4
        }
    }

    It 'takes models from files, and several of them, also from the pipeline' {
        $set = New-BlobSeries -Count 30 -ClusterCount 3 -Seed 1
        $two, $three = ($set | Invoke-KMeans 2), ($set | Invoke-KMeans 3)
        $two, $three | Export-ClusterModel -Path { "$TestDrive/k$($_.ClusterCount).json" }
        ($set | Get-ClusterLabel "$TestDrive/k3.json").Labels | Should -Be $three.Labels
        ($set | Get-ClusterLabel "$TestDrive/k2.json", $three).ClusterCount | Should -Be 2, 3
        ($two, $three | Get-ClusterLabel -InputObject $set).ClusterCount | Should -Be 2, 3
        { $set | Get-ClusterLabel "$TestDrive/none.json" } | Should -Throw '*none.json*'
        Set-Content "$TestDrive/bad.json" '{'
        { $set | Get-ClusterLabel "$TestDrive/bad.json" } | Should -Throw '*bad.json*'
    }
}
