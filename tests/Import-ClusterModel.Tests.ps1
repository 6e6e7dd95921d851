Describe 'Import-ClusterModel' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $set = New-BlobSeries -Count 60 -Seed 8
        $model = $set | Invoke-KMeans -ClusterCount 3
        $model | Export-ClusterModel "$TestDrive/model.json"
        Set-Content "$TestDrive/broken.json" '{ "format": "ClusterTools.Model", "version": 1, "ty'
    }

    It 'reads the centroids to the last bit' {
        $back = Import-ClusterModel "$TestDrive/model.json"
        $back.ClusterCount | Should -Be 3
        foreach ($k in 0..2) {
            $back.Centroids[$k] | Should -Be $model.Centroids[$k]
        }

        ($set | Get-ClusterLabel $back).Labels | Should -Be $model.Labels
    }

    It 'takes files from the pipeline, and names with brackets' {
        Copy-Item "$TestDrive/model.json" "$TestDrive/set[1].json"
        @(Get-ChildItem $TestDrive -Filter 'set*.json' | Import-ClusterModel).Count | Should -Be 1
        (Import-ClusterModel -LiteralPath "$TestDrive/set[1].json").ClusterCount | Should -Be 3
        Remove-Item -LiteralPath "$TestDrive/set[1].json"
    }

    It 'goes on after a damaged file' {
        $models = Import-ClusterModel "$TestDrive/*.json" -ErrorVariable failures -ErrorAction SilentlyContinue
        @($models).Count | Should -Be 1
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'DataInvalid,*'
        "$($failures[0])" | Should -BeLike '*broken.json*'
    }

    It 'says of <Name> what is wrong with it' -ForEach @(
        @{ Name = 'an empty file'; Text = ''; Says = '*: the file is empty. *' }
        @{ Name = 'a file that is cut short'; Text = '{ "format": "ClusterTools.Model", "ver'; Says = '*no JSON text, or is damaged or cut short.*' }
        @{ Name = 'a table'; Text = "a,b`n1,2"; Says = '*no JSON text, or is damaged or cut short.*' }
        @{ Name = 'other JSON'; Text = '{"a":1}'; Says = "*the entry 'format' is missing.*" }
    ) {
        [IO.File]::WriteAllText("$TestDrive/odd.txt", $Text)
        $said = { Import-ClusterModel "$TestDrive/odd.txt" } | Should -Throw -PassThru
        $said.FullyQualifiedErrorId | Should -BeLike 'DataInvalid,*'
        "$said" | Should -BeLike $Says
        "$said" | Should -BeLike '*odd.txt*Export-ClusterModel.'
    }

    It 'refuses a folder, and says how several are read' {
        $said = { Import-ClusterModel $TestDrive } | Should -Throw -PassThru
        $said.FullyQualifiedErrorId | Should -BeLike 'DataInvalid,*'
        "$said" | Should -BeLike '*is a folder.*wildcard*'
    }

    It 'ends where there is nothing to read' {
        Get-ErrorId { Import-ClusterModel "$TestDrive/broken.json" } | Should -Be 'DataInvalid'
        Get-ErrorId { Import-ClusterModel "$TestDrive/none.json" } | Should -Be 'PathNotFound'
        Get-ErrorId { Import-ClusterModel "$TestDrive/none*.json" } | Should -Be 'NoFilesMatch'
    }
}
