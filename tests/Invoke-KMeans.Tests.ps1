Describe 'Invoke-KMeans' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $blobs = New-BlobSeries -Count 200 -ClusterCount 4 -StdDev 0.3 -Seed 2
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 0), (0, 1), (10, 0), (10, 1)) {
            $rows.Add([double[]]$row)
        }

        $square = [ClusterTools.Series.SeriesSet]::FromRows($rows)
    }

    It 'finds the two sides, and says how' {
        $result = $square | Invoke-KMeans -ClusterCount 2
        @($result).Count | Should -Be 1
        $result.ClusterCount, $result.K | Should -Be 2, 2
        $result.Labels[0], $result.Labels[2] | Should -Be $result.Labels[1], $result.Labels[3]
        $result.Inertia | Should -Be 1
        $result.Sizes | Should -Be 2, 2
        $result.Converged | Should -BeTrue
        $result.Series.Count | Should -Be 4
        $result.InertiaHistory.Count | Should -Be $result.Iterations
        , $result.Labels | Should -BeOfType [int[]]
        , $result.Centroids | Should -BeOfType [double[][]]
        $result.Elapsed | Should -BeOfType [timespan]
    }

    It 'says what each pass cost and changed, and shows it in a list' {
        $result = $square | Invoke-KMeans -ClusterCount 2 -Algorithm Lloyd -Tolerance 0
        $result.Statistics.Count | Should -Be $result.Iterations
        $result.Statistics[0].ChangedLabels | Should -Be 4
        $result.Statistics[-1].ChangedLabels | Should -Be 0
        $result.Statistics | ForEach-Object { $_.Products | Should -Be 8 }
        ($result.Statistics | Measure-Object DecidedInDouble -Maximum).Maximum | Should -BeLessOrEqual 4
        ($result.Statistics | Measure-Object Seconds -Minimum).Minimum | Should -BeGreaterThan 0
        $result | Format-List | Out-String | Should -Match 'Statistics\s+:\s+Changed\s+Products\s+InDouble\s+Seconds'
    }

    It 'keeps the order of initial centroids, given as <Form>' -ForEach @(
        @{ Form = 'nested arrays'; Centroid = @(@(9, 0), @(1, 0)) }
        @{ Form = 'a matrix'; Centroid = [double[, ]]::new(2, 2) }
        @{ Form = 'double[][]'; Centroid = [double[][]]@([double[]](9, 0), [double[]](1, 0)) }
    ) {
        if ($Form -eq 'a matrix') {
            $Centroid[0, 0] = 9
            $Centroid[1, 0] = 1
        }

        $result = $square | Invoke-KMeans -InitialCentroid $Centroid
        $result.Labels | Should -Be 1, 1, 0, 0
        $result.Centroids[0] | Should -Be 10, 0.5
    }

    It 'starts from the centroids of a model or the records of a set' {
        $first = $square | Invoke-KMeans -ClusterCount 2 -Seed 3
        ($square | Invoke-KMeans -InitialCentroid $first).Labels | Should -Be $first.Labels
        $start = $square | Select-Series -Where { $_[1] -eq 0 }
        ($square | Invoke-KMeans -InitialCentroid $start).Labels | Should -Be 0, 0, 1, 1
    }

    It 'gives the same bits for any number of threads' {
        $set = New-ImageStack -FrameCount 30 -Seed 5 | ConvertTo-Series -Normalize Percentile
        $one = $set | Invoke-KMeans -ClusterCount 8 -Seed 4 -ThrottleLimit 1
        $many = $set | Invoke-KMeans -ClusterCount 8 -Seed 4 -ThrottleLimit 7
        Get-LabelHash $many.Labels | Should -Be (Get-LabelHash $one.Labels)
        $many.Inertia | Should -Be $one.Inertia
        $many.Centroids[7] | Should -Be $one.Centroids[7]
    }

    It 'takes the aliases K and NInit, and a position' {
        ($blobs | Invoke-KMeans -K 4 -NInit 3).ClusterCount | Should -Be 4
        ($blobs | Invoke-KMeans 4).ClusterCount | Should -Be 4
    }

    It 'weighs records' {
        $result = $square | Invoke-KMeans -InitialCentroid @(@(0, 0), @(10, 0)) -Weight 3, 1, 1, 0
        $result.Centroids[0] | Should -Be 0, 0.25
        $result.Centroids[1] | Should -Be 10, 0
    }

    It 'stops after -MaxIterations, with labels that belong to its centroids' {
        $result = $blobs | Invoke-KMeans -InitialCentroid @(@(0, 0), @(0.1, 0), @(0.2, 0), @(0.3, 0)) -MaxIterations 1
        $result.Iterations | Should -Be 1
        $result.Converged | Should -BeFalse
        ($blobs | Get-ClusterLabel -Model $result).Labels | Should -Be $result.Labels
    }

    It 'clusters by <Distance>' -ForEach @(
        @{ Distance = 'Cosine'; Same = 0, 1 }
        @{ Distance = 'Correlation'; Same = 0, 1 }
    ) {
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (1, 2, 3), (10, 20, 30), (3, 2, 1), (30, 20, 10)) {
            $rows.Add([double[]]$row)
        }

        $result = [ClusterTools.Series.SeriesSet]::FromRows($rows) | Invoke-KMeans -InitialCentroid @(@(1, 2, 3), @(3, 2, 1)) -Distance $Distance
        $result.Labels | Should -Be 0, 0, 1, 1
    }

    It 'finds the same groups by <Algorithm> and <Initialization>' -ForEach @(
        foreach ($algorithm in 'Lloyd', 'Elkan', 'MiniBatch', 'Bisecting') {
            foreach ($initialization in 'KMeansPlusPlus', 'Parallel') {
                @{ Algorithm = $algorithm; Initialization = $initialization }
            }
        }
    ) {
        $result = $blobs | Invoke-KMeans 4 -Algorithm $Algorithm -Initialization $Initialization -RestartCount 5 -BatchSize 50
        $result.Sizes | Should -Be 50, 50, 50, 50
    }

    It 'leaves records out that are not finite, where asked to' {
        $rows = [System.Collections.Generic.List[double[]]]::new()
        foreach ($row in (0, 0), (0, [double]::NaN), (10, 0), (10, 1)) {
            $rows.Add([double[]]$row)
        }

        $holed = [ClusterTools.Series.SeriesSet]::FromRows($rows)
        { $holed | Invoke-KMeans 2 } | Should -Throw '1 value*value 1 of record 1*SkipNonFinite*'
        $result = $holed | Invoke-KMeans 2 -SkipNonFinite -WarningVariable warnings
        $result.Labels[1] | Should -Be -1
        $result.Sizes | Sort-Object | Should -Be 1, 2
        "$warnings" | Should -BeLike '1 of 4 records*'
        ($result | Measure-Clustering).ModelError | Should -Be 0.5
        ($holed | Find-OptimalK 2 -SkipNonFinite -WarningAction Ignore).Labels[1] | Should -Be -1
    }

    It 'warns once and answers when there are fewer different records than clusters' {
        $rows = [System.Collections.Generic.List[double[]]]::new()
        1..6 | ForEach-Object { $rows.Add([double[]](($_ % 2), 5)) }
        $result = [ClusterTools.Series.SeriesSet]::FromRows($rows) | Invoke-KMeans -ClusterCount 4 -WarningVariable warnings
        $result.ClusterCount | Should -Be 4
        $result.Inertia | Should -Be 0
        @($result.Warnings).Count | Should -BeGreaterThan 0
        $warnings.Count | Should -Be @($result.Warnings).Count
        "$warnings" | Should -BeLike '*distinct*'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'centroids of another length'; Arguments = @{ InitialCentroid = @(@(1, 2, 3), @(1, 2, 4)) }; Id = 'ArgumentInvalid' }
        @{ Why = 'a wrong number of weights'; Arguments = @{ ClusterCount = 2; Weight = 1, 2 }; Id = 'ArgumentInvalid' }
        @{ Why = 'a count that is no match for the centroids'; Arguments = @{ ClusterCount = 3; InitialCentroid = @(@(1, 2), @(1, 3)) }; Id = 'ArgumentInvalid' }
        @{ Why = 'centroids for Bisecting'; Arguments = @{ InitialCentroid = @(@(1, 2), @(1, 3)); Algorithm = 'Bisecting' }; Id = 'ArgumentInvalid' }
        @{ Why = 'negative weights'; Arguments = @{ ClusterCount = 2; Weight = 1, 1, -1, 1 }; Id = 'ArgumentInvalid' }
        @{ Why = 'weights that are all 0'; Arguments = @{ ClusterCount = 2; Weight = 0, 0, 0, 0 }; Id = 'ArgumentInvalid' }
        @{ Why = 'more clusters than records'; Arguments = @{ ClusterCount = 5 }; Id = 'ArgumentInvalid' }
        @{ Why = 'batches of none'; Arguments = @{ ClusterCount = 2; Algorithm = 'MiniBatch'; BatchSize = 0 }; Id = 'ParameterArgumentValidationError' }
        @{ Why = 'an algorithm that there is not'; Arguments = @{ ClusterCount = 2; Algorithm = 'Fuzzy' }; Id = 'CannotConvertArgumentNoMessage' }
        @{ Why = 'K = 0'; Arguments = @{ ClusterCount = 0 }; Id = 'ParameterArgumentValidationError' }
        @{ Why = 'centroids that are text'; Arguments = @{ InitialCentroid = 'zero' }; Id = 'ParameterArgumentTransformationError' }
        @{ Why = 'rows that are no numbers'; Arguments = @{ InitialCentroid = @(@(1, 'x'), @(1, 2)) }; Id = 'ParameterArgumentTransformationError' }
    ) {
        Get-ErrorId { $square | Invoke-KMeans @Arguments } | Should -Be $Id
    }

    It 'offers numbers of clusters to Tab' {
        $line = '$x | Invoke-KMeans -ClusterCount '
        $choices = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        $choices | Should -Contain '5'
        $choices | Should -Contain '20'
        $line = '$x | Invoke-KMeans -Distance C'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'Correlation', 'Cosine'
    }

    It 'tells with -Verbose which instructions and how many threads it uses' {
        $said = $square | Invoke-KMeans -ClusterCount 2 -ThrottleLimit 3 -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        @($said.Message) -like 'Kernels: *; threads: 3.' | Should -HaveCount 1
    }

    It 'gives one result for each set' {
        ($blobs, $square | Invoke-KMeans -ClusterCount 2).Count | Should -Be 2
    }

    Context 'clusters as rows' {
        BeforeAll {
            Set-Content "$TestDrive/table.csv" 'x,Size,y', '0,1,5', '1,2,5', '10,1,7', '11,3,7', '12,2,7'
            $table = Import-Series "$TestDrive/table.csv"
            $model = $table | Invoke-KMeans 2 -InitialCentroid @(@(0, 1, 5), @(11, 2, 7))
        }

        It 'has a row for each cluster, with the centroid under its column names' {
            $model.Clusters.Count | Should -Be 2
            $model.Clusters[0].psobject.Properties.Name | Should -Be Cluster, Size, Share, Inertia, Radius, x, Size2, y
            $model.Clusters[1].x | Should -Be 11
            $model.Clusters.Size | Should -Be 2, 3
            ($model.Clusters | Measure-Object Inertia -Sum).Sum | Should -Be $model.Inertia
            $model.Centroids[1][0] | Should -Be 11
        }

        It 'is what Export-Csv takes, and a table at the prompt' {
            $model.Clusters | Export-Csv "$TestDrive/clusters.csv" -NoTypeInformation
            (Import-Csv "$TestDrive/clusters.csv")[1].y | Should -Be 7
            $model.Clusters | Out-String -Width 120 | Should -BeLike '*Cluster*Share*Centroid*x=11*'
        }

        It '<Name> has them, too' -ForEach @(
            @{ Name = 'a mixture'; Get = { $table | Invoke-GaussianMixture 2 -CovarianceType Spherical } }
            @{ Name = 'a Bayesian mixture'; Get = { $table | Invoke-BayesianGaussianMixture 2 -CovarianceType Spherical } }
            @{ Name = 'a scan'; Get = { $table | Find-OptimalK 2, 3 } }
            @{ Name = 'a tree'; Get = { $table | Invoke-AgglomerativeClustering 2 } }
            @{ Name = 'an assignment'; Get = { $table | Get-ClusterLabel $model } }
            @{ Name = 'a model of a file'; Get = { $model | Export-ClusterModel "$TestDrive/rows.json" -Force; Import-ClusterModel "$TestDrive/rows.json" } }
        ) {
            $result = & $Get
            $result.Clusters.Count | Should -Be $result.ClusterCount
            $result.Clusters[1].y | Should -Be $result.Centroids[1][2]
        }

        It 'has no property that is shown as a matrix' {
            $score = New-BlobSeries -ClusterCount 2 | Invoke-KMeans 2 | Measure-Clustering
            foreach ($result in $model, $score, $score.Truth, $score.Silhouettes, $table, ($table | Invoke-GaussianMixture 2 -CovarianceType Tied -Regularization 1)) {
                $matrices = $result.psobject.Properties | Where-Object { $value = $_.Value; $value -is [array] -and $value.Rank -gt 1 }
                $matrices.Name | Should -BeNullOrEmpty
            }
        }
    }

    It 'takes the rows of a table as objects' {
        $rows = 'a,0,1', 'b,1,0', 'c,9,9', 'd,8,9' | ConvertFrom-Csv -Header name, x, y
        $fit = $rows | Invoke-KMeans 2 -Property x, y
        $fit.ValueNames | Should -Be x, y
        $fit.Labels[0] | Should -Be $fit.Labels[1]
        $fit.Labels[2] | Should -Not -Be $fit.Labels[1]
        $fit.Series.SourceObjects[3].name | Should -Be d
    }

    It 'says what becomes of a matrix that the pipeline took apart' {
        $said = { [double[,]]::new(2, 2) | Invoke-KMeans 2 -ErrorAction Stop } | Should -Throw -PassThru
        "$said" | Should -BeLike '*-InputObject*'
    }

    It 'speaks of one record in the singular, and warns of an inertia that loses digits' {
        [ClusterTools.Series.SeriesSet]::FromRows([double[][]]@(, [double[]](1, 2))) | Invoke-KMeans 2 -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -BeLike '*of 1 record.*'
        $tiny = [ClusterTools.Series.SeriesSet]::FromRows([double[][]](1..6 | ForEach-Object { , [double[]]((1e-161 * $_), 0) }))
        $null = $tiny | Invoke-KMeans 2 -WarningVariable said
        "$said" | Should -BeLike '*digits are lost*'
    }
}
