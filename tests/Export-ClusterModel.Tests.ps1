Describe 'Export-ClusterModel' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $model = New-BlobSeries -Count 60 -Seed 8 | Invoke-KMeans -ClusterCount 3
    }

    It 'writes JSON that says what it is' {
        $model | Export-ClusterModel "$TestDrive/model.json" | Should -BeNullOrEmpty
        $json = Get-Content "$TestDrive/model.json" -Raw | ConvertFrom-Json
        $json.format, $json.version, $json.type | Should -Be 'ClusterTools.Model', 1, 'KMeans'
    }

    It 'replaces a file with -Force only, and returns it with -PassThru' {
        Set-Content "$TestDrive/there.json" 'mine'
        Get-ErrorId { $model | Export-ClusterModel "$TestDrive/there.json" } | Should -Be 'FileExists'
        Get-Content "$TestDrive/there.json" | Should -Be 'mine'
        { $model | Export-ClusterModel "$TestDrive/there.json" } | Should -Throw '*-Force*'
        ($model | Export-ClusterModel "$TestDrive/there.json" -Force -PassThru).Name | Should -Be 'there.json'
        Get-Content "$TestDrive/there.json" -Raw | Should -BeLike '*ClusterTools.Model*'
    }

    It 'writes nothing with -WhatIf' {
        $model | Export-ClusterModel "$TestDrive/not.json" -WhatIf
        Test-Path "$TestDrive/not.json" | Should -BeFalse
    }

    It 'names the folder that is missing' {
        Get-ErrorId { $model | Export-ClusterModel "$TestDrive/no/such/model.json" } | Should -Be 'TargetFolderMissing'
        Get-ErrorId { $model | Export-ClusterModel "$TestDrive" -Force } | Should -Be 'TargetIsFolder'
    }
}
