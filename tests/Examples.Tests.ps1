Describe 'The quick start' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $script = "$PSScriptRoot/../examples/quickstart.ps1"
        Push-Location $TestDrive
    }

    AfterAll {
        Pop-Location
    }

    It 'shows each command and its result, from a movie of its own to the map' {
        $shown = Invoke-ChildShell -File $script -ClusterCount '6..8' | Out-String
        $LASTEXITCODE | Should -Be 0
        $shown | Should -BeLike '*PS> Import-Module *PS> $movie = New-ImageStack *synthetic movie*PS> $series = *20628*PS> $search = $series | Find-OptimalK *7 clusters by Silhouette*PS> $search | Measure-Clustering *PS> $search | Export-LabelMap label-map.png *label-map.png*'
        $map = Import-ImageStack label-map.png
        # Four planes, two a row, four pixels between them.
        $map.Width, $map.Height | Should -Be 1028, 1028
    }

    It 'maps a folder' {
        New-ImageStack -FrameCount 20 -Height 30 -Width 40 -ClusterCount 4 -Noise 0.01 | Export-ImageStack 'a folder/'
        $shown = Invoke-ChildShell -File $script 'a folder' -ClusterCount '2,3' -OutFile other.png | Out-String
        $LASTEXITCODE | Should -Be 0
        $shown | Should -BeLike "*PS> `$movie = Import-ImageStack 'a folder'*Find-OptimalK -ClusterCount 2,3*Export-LabelMap other.png*"
        (Import-ImageStack other.png).Width | Should -Be 160
        # The one that is there is not replaced.
        $said = Invoke-ChildShell -File $script 'a folder' -ClusterCount 2 -OutFile other.png 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 1
        $said | Should -BeLike '*other.png*-Force*'
    }

    It 'fails where there are no images' {
        $said = Invoke-ChildShell -File $script nowhere 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 1
        $said | Should -BeLike "*'nowhere' does not exist*"
    }
}

Describe 'The brain map example' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $script = "$PSScriptRoot/../examples/brain-map.ps1"
    }

    It 'makes data of its own where no path is given' {
        $study = & $script -Destination "$TestDrive/own" -ClusterCount 2, 5 -MapClusterCount 5 6> $null
        $study.Stack.Truth.Count | Should -Be $study.Series.Count
        $study.Errors.ClusterCount | Should -Be 2, 5
        $study.Errors[1].ModelError | Should -BeLessThan $study.Errors[0].ModelError
        $study.Pictures.Name | Should -Be 'active.png', 'all.png', 'brain-map.png', 'centroids.svg', 'deviations.svg', 'stddev.tif'
    }

    Context 'on the zebrafish' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/fish")) {
        BeforeAll {
            $reference = Get-Content "$SharedRoot/reference/fish_kmeans.json" -Raw | ConvertFrom-Json -AsHashtable
            $errorBounds = Get-Content "$SharedRoot/reference/fish_model_errors.json" -Raw | ConvertFrom-Json -AsHashtable
            $images = Get-Content "$SharedRoot/reference/fish_images_ops.json" -Raw | ConvertFrom-Json -AsHashtable
            $split = $reference.train_test_time_split
            # Restarts minimise the model error, not the similarity error, so a better model may lie outside the reference's range of the second
            # (seed 0 at K = 15 does, by 0.2 % of it); with this seed both are inside at every K.
            $study = & $script -Seed 1 -Path "$SharedRoot/data/fish/*.tif" -Destination "$TestDrive/fish" -InitialRecord $reference.filtered.init_row_indices `
                -TrainingIndex $split.train_time_points -TrainingInitialRecord $split.train.init_row_indices 6> $null
        }

        It 'reads, measures and subsamples the stack' {
            $study.Stack.Shape | Should -Be 20, 2, 76, 87
            $deviation = $study.StdDev.GetPlane(0, 0)
            $deviation[38, 43] | Should -BeExactly $images.std.at_voxels[1]
            $study.Subsample.Shape | Should -Be $images.subsample.shape[0], 2, 16, 18
        }

        It 'keeps 7552 active voxels' {
            $study.Active.Count | Should -Be 7552
        }

        It 'gives the errors of each number of clusters by both measures' {
            foreach ($row in $errorBounds.filtered_std_gt_0_005.table) {
                $measured = $study.Errors | Where-Object ClusterCount -EQ $row.K
                [Math]::Abs($measured.ModelError / $row.model_error_1 - 1) | Should -BeLessOrEqual 0.02
                [Math]::Abs($measured.SimilarityError / $row.model_error_2 - 1) | Should -BeLessOrEqual 0.03
            }
        }

        It 'fits the model of the reference' {
            $study.Model.Iterations | Should -Be $reference.filtered.n_iter
            [Math]::Abs($study.Model.Inertia / $reference.filtered.final_inertia - 1) | Should -BeLessThan 1e-9
            [Math]::Abs($study.Model.SimilarityError / $reference.filtered.model_error_2 - 1) | Should -BeLessThan 1e-9
            Get-LabelHash $study.Model.Labels | Should -Be $reference.filtered.labels_sha256_int32le
        }

        It 'labels all voxels with the model of the active ones' {
            $study.Labels.Sizes | Should -Be $reference.filtered.predict_all_13224.counts
            Get-LabelHash $study.Labels.Labels | Should -Be $reference.filtered.predict_all_13224.sha
        }

        It 'meets the other time points with the centroids unchanged' {
            Get-LabelHash $study.TrainedModel.Labels | Should -Be $split.train.labels_sha256_int32le
            Get-LabelHash $study.TestLabels.Labels | Should -Be $split.test.sha
            [Math]::Abs($study.TestLabels.ModelError / $split.test.model_error_1 - 1) | Should -BeLessThan 1e-9
            [Math]::Abs($study.TestLabels.SimilarityError / $split.test.model_error_2 - 1) | Should -BeLessThan 1e-9
        }
    }
}

Describe 'The segments example' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $script = "$PSScriptRoot/../examples/segment-coins.ps1"
    }

    It 'makes a picture of its own where no path is given' {
        $result = & $script -Destination "$TestDrive/segments" 6> $null
        $result.Files.Name | Sort-Object Length | Should -Be 'contours.png', 'segments.png', 'foreground.png', 'contours-small.png'
        $result.Regions.Count | Should -BeGreaterThan 3
        ($result.Regions | Measure-Object Area -Sum).Sum | Should -Be $result.Segments.Sizes[1]
        $cutOut = Import-ImageStack "$TestDrive/segments/foreground.png"
        $cutOut.ChannelLayout | Should -Be 'Rgba'
        $cutOut.Width | Should -Be $result.Picture.Width
    }

    It 'finds the coins of the reference' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/coins.png")) {
        $reference = Get-Content "$SharedRoot/reference/coins_segmentation.json" -Raw | ConvertFrom-Json
        $result = & $script -Path "$SharedRoot/data/coins.png" -Destination "$TestDrive/coins" 6> $null
        $result.Segments.Sizes | Should -Be $reference.gaussian.K2.counts
        $result.Segments.Iterations | Should -Be $reference.gaussian.K2.n_iter
        Get-LabelHash $result.Segments.Labels | Should -Be $reference.gaussian.K2.labels_sha256_int32le
        $result.Regions.Count | Should -Be $reference.gaussian.K2.connected_components_of_label_max
        $result.Small.Sizes | Should -Be $reference.gaussian_rescaled_no_antialias.K2.counts
    }
}

Describe 'The palette example' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $script = "$PSScriptRoot/../examples/palette.ps1"
    }

    It 'draws a picture of its own where no path is given' {
        $result = & $script -Destination "$TestDrive/palette" -ColorCount 5, 12 6> $null
        $result.Palette.Count | Should -Be 5
        ($result.Palette | Measure-Object Share -Sum).Sum | Should -BeGreaterThan 0.999
        $result.Table.ColorCount | Should -Be 5, 5, 12, 12
        $result.Table[2].PeakSignalToNoiseRatio | Should -BeGreaterThan $result.Table[0].PeakSignalToNoiseRatio
        (Import-ImageStack "$TestDrive/palette/palette.png").Width | Should -Be 160
    }

    It 'finds the palette of the reference' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/chelsea.png")) {
        $reference = (Get-Content "$SharedRoot/reference/colour_quantization.json" -Raw | ConvertFrom-Json).chelsea
        $start = [double[][]] @($reference.K8.init_centers | ForEach-Object { , @($_ | ForEach-Object { 255 * $_ }) })
        $result = & $script -Path "$SharedRoot/data/chelsea.png" -Destination "$TestDrive/chelsea" -InitialCentroid $start -ColorCount 8 6> $null
        # The reference stops after 30 passes; this goes on until the colours rest.
        $result.Model.Inertia / 65025 | Should -BeLessThan $reference.K8.final_inertia
        $result.Table[0].PeakSignalToNoiseRatio | Should -BeGreaterThan $reference.K8.psnr_db_8bit_centres
    }
}

Describe 'The example of the number of clusters' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $script = "$PSScriptRoot/../examples/choose-k.ps1"
    }

    It 'makes tables of its own where no path is given' {
        $result = & $script -Destination "$TestDrive/own-k" -ClusterCount (3..6) -RestartCount 3 6> $null
        $result.ByKMeans.BestK | Should -Be 5
        $result.ByMixture.BestK | Should -Be 5
        $result.Comparison[0].AdjustedRand | Should -BeLessThan 0.5
        $result.Comparison[1].AdjustedRand | Should -BeGreaterThan 0.99
        $picture = Import-ImageStack "$TestDrive/own-k/stretched.png"
        $picture.Width, $picture.Height | Should -Be 648, 320
    }

    It 'prints what its comments say' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/aniso_2d.csv")) {
        $reference = Get-Content "$SharedRoot/reference/gmm_selection.json" -Raw | ConvertFrom-Json
        $result = & $script -Path "$SharedRoot/data/blobs_3d.csv" -StretchedPath "$SharedRoot/data/aniso_2d.csv" -Destination "$TestDrive/k" 6> $null
        $result.ByKMeans.BestK | Should -Be $reference.best_silhouette_full
        $best = $result.ByKMeans.Candidates | Where-Object IsBest
        [Math]::Round($best.Silhouette, 4) | Should -Be 0.8199
        $result.ByMixture.BestK | Should -Be $reference.best_bic_full
        [Math]::Round(($result.ByMixture.Candidates | Where-Object IsBest).Bic, 1) | Should -Be 2763.8
        [Math]::Round($result.Comparison[0].AdjustedRand, 4) | Should -Be 0.7858
        [Math]::Round($result.Comparison[1].AdjustedRand, 4) | Should -Be 0.9726
        [Math]::Round($result.MeanEntropy, 4) | Should -Be 0.0433
        $result.Uncertain[0].Record | Should -Be 225
    }
}

Describe 'The example of digits' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $script = "$PSScriptRoot/../examples/digits.ps1"
    }

    It 'takes patterns of its own where no path is given' {
        $result = & $script -Destination "$TestDrive/own-digits" -Zoom 1 6> $null
        $result.Measures.Truth.Accuracy | Should -BeGreaterOrEqual 0.9
        $result.Neighbors.Count | Should -Be 10
        @($result.Neighbors.Class | Sort-Object -Unique).Count | Should -Be 1
        $result.Files.Name | Should -Be 'centroids.png', 'contingency.svg', 'members.png', 'neighbors.png'
    }

    It 'prints what its comments say' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/digits.csv.gz")) {
        $result = & $script -Path "$SharedRoot/data/digits.csv.gz" -LabelColumn 64 -Destination "$TestDrive/digits" -Zoom 1 6> $null
        $reference = (Get-Content "$SharedRoot/reference/classification.json" -Raw | ConvertFrom-Json).digits
        $result.Measures.Truth.Accuracy | Should -Be $reference.accuracy
        $result.Measures.Truth.ClassOfCluster | Should -Be $reference.assignment
        [Math]::Round($result.Measures.Truth.AdjustedRand, 4) | Should -Be 0.6524
        $result.Model.Iterations | Should -Be 14
        $result.Neighbors.Record[0..3] | Should -Be 234, 1473, 1421, 741
        [Math]::Round($result.Neighbors[1].Distance, 3) | Should -Be 15.297
        $result.Neighbors.Class | Sort-Object -Unique | Should -Be 6
        (Import-ImageStack "$TestDrive/digits/members.png").Width | Should -Be 120
    }
}

Describe 'The example of a tree' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $script = "$PSScriptRoot/../examples/tree.ps1"
    }

    It 'makes points and a movie of its own where no path is given' {
        $result = & $script -Destination "$TestDrive/own-tree" 6> $null
        $result.Cut.ClusterCount | Should -Be 5
        $result.Linkages.AdjustedRand | Should -Be 1, 1, 1, 1
        $result.Regions.ClusterCount | Should -Be 20
    }

    It 'prints what its comments say' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/fish")) {
        $result = & $script -Path "$SharedRoot/data/blobs_3d.csv" -ImagePath "$SharedRoot/data/fish/*.tif" -Destination "$TestDrive/tree" -WarningAction SilentlyContinue 6> $null
        $result.Cut.ClusterCount | Should -Be 7
        $result.CutAt.ClusterCount | Should -Be 7
        $widest = $result.Merges | Sort-Object Gap -Descending | Select-Object -First 1
        [Math]::Round($widest.Distance, 2) | Should -Be 25.26
        [Math]::Round($widest.Distance / $widest.Gap, 2) | Should -Be 4.05
        ($result.Regions.Sizes | Measure-Object -Maximum -Sum).Sum | Should -Be 13224
        ($result.Regions.Sizes | Measure-Object -Maximum).Maximum | Should -Be 3790
    }
}

Describe 'The example of pictures' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $script = "$PSScriptRoot/../examples/scan-images.ps1"
    }

    It 'draws pictures of its own where no path is given' {
        $result = & $script -Destination "$TestDrive/own-scan" -ClusterCount (4..9) -RestartCount 3 6> $null
        $result.Search.Candidates.Count | Should -Be 6
        $result.Measures.Truth.Accuracy | Should -Be 1
        $result.Files.Name | Should -Contain 'means.png'
    }

    It 'prints what its comments say' -Skip:(-not (Test-Path "$PSScriptRoot/../../shared/data/fashion")) {
        $fashion = "$SharedRoot/data/fashion/t10k1000"
        $result = & $script -Path "$fashion-images-idx3-ubyte.gz" -LabelPath "$fashion-labels-idx1-ubyte.gz" -Destination "$TestDrive/scan" 6> $null
        $result.Search.BestK | Should -Be 13
        [Math]::Round($result.Measures.Truth.Accuracy, 4) | Should -Be 0.61
        [Math]::Round($result.Measures.Truth.AdjustedRand, 4) | Should -Be 0.3589
        (Import-ImageStack "$TestDrive/scan/means.png").Height | Should -Be 84
    }
}
