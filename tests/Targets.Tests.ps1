# What cannot be written is said before anything upstream is computed.
Describe 'Targets' {
    BeforeDiscovery {
        $lines = @(
            @{ Name = 'Export-ClusterModel'; Line = 'Export-ClusterModel $p @Extra'; File = 'a.json'; Unknown = $null }
            @{ Name = 'Export-ClusterPlot'; Line = 'Export-ClusterPlot $p @Extra'; File = 'a.svg'; Unknown = 'a.xyz' }
            @{ Name = 'Export-ClusterReport'; Line = 'Export-ClusterReport $p @Extra'; File = 'a.html'; Unknown = $null }
            @{ Name = 'Export-ClusterTable'; Line = 'Export-ClusterTable $p @Extra'; File = 'a.csv'; Unknown = 'a.xyz' }
            @{ Name = 'Export-LabelMap'; Line = 'Export-LabelMap $p @Extra'; File = 'a.png'; Unknown = 'a.xyz' }
            @{ Name = 'Export-Series'; Line = 'ForEach-Object Series | Export-Series $p @Extra'; File = 'a.npy'; Unknown = 'a.xyz' }
            @{ Name = 'Export-ImageStack'; Line = 'ConvertTo-ImageStack | Export-ImageStack $p @Extra'; File = 'a.tif'; Unknown = 'a.xyz' }
            @{ Name = 'ConvertTo-Series'; Line = 'ConvertTo-ImageStack | ConvertTo-Series -Path $p @Extra'; File = 'a.npy'; Unknown = $null }
            @{ Name = 'Convert-Series'; Line = 'ForEach-Object Series | Convert-Series -Center -Path $p @Extra'; File = 'a.npy'; Unknown = $null }
        )
    }

    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        # Counts what upstream computes.
        function Get-Upstream {
            [CmdletBinding()]
            param()
            process {
                $script:ran++
                $script:model
            }
        }

        # One pipeline, so that upstream works only once all cmdlets have begun.
        function Invoke-Line([string] $p) { & ([scriptblock]::Create("Get-Upstream | $Line")) }

        $script:model = New-ImageStack -Height 6 -Width 5 -FrameCount 4 -ClusterCount 2 | ConvertTo-Series | Invoke-KMeans 2
    }

    BeforeEach {
        $script:ran = 0
        $Extra = @{}
        $folder = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
    }

    It '<Name> says before upstream works that the folder is missing' -ForEach $lines {
        Get-ErrorId { Invoke-Line "$folder/none/$File" } | Should -Be 'TargetFolderMissing'
        $script:ran | Should -Be 0
    }

    It '<Name> says before upstream works that the file exists, also with -WhatIf, and goes on with -Force' -ForEach $lines {
        Set-Content "$folder/$File" 'x'
        Get-ErrorId { Invoke-Line "$folder/$File" } | Should -Be 'FileExists'
        $Extra = @{ WhatIf = $true }
        Get-ErrorId { Invoke-Line "$folder/$File" } | Should -Be 'FileExists'
        $script:ran | Should -Be 0
        Get-Content "$folder/$File" | Should -Be 'x'
        $Extra = @{ Force = $true }
        $null = Invoke-Line "$folder/$File"
        (Get-Item "$folder/$File").Length | Should -BeGreaterThan 2
    }

    It '<Name> says before upstream works that the format is unknown' -ForEach ($lines | Where-Object Unknown) {
        Get-ErrorId { Invoke-Line "$folder/$Unknown" } | Should -Be 'ArgumentInvalid'
        $script:ran | Should -Be 0
    }

    It '<Name> leaves nothing behind with -WhatIf' -ForEach $lines {
        $Extra = @{ WhatIf = $true }
        $null = Invoke-Line "$folder/$File"
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It '<Name> says before upstream works that the system refuses' -ForEach $lines -Skip:(-not (Test-Path '/sys/kernel')) {
        Get-ErrorId { Invoke-Line "/sys/kernel/$File" } | Should -Be 'AccessDenied'
        $script:ran | Should -Be 0
    }

    It 'Find-OptimalK checks its checkpoint first, and keeps none with -WhatIf' {
        Get-ErrorId { Get-Upstream | ForEach-Object Series | Find-OptimalK 2..3 -CheckpointPath "$folder/none/c.json" } | Should -Be 'TargetFolderMissing'
        $script:ran | Should -Be 0
        Get-Upstream | ForEach-Object Series | Find-OptimalK 2..3 -CheckpointPath "$folder/c.json" -WhatIf | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'an interrupted export of frames is continued without -Force, and nothing else is replaced' {
        $stack = New-ImageStack -Height 6 -Width 5 -FrameCount 4
        $stack | Export-ImageStack "$folder/frames/" -Format Png
        Get-ErrorId { $stack | Export-ImageStack "$folder/frames/" -Format Png } | Should -Be 'FileExists'
        # As a stopped export leaves it: some files, and the note of which ones it writes.
        Remove-Item "$folder/frames/frame-00002.png"
        Set-Content "$folder/frames/.clustertools-export" '4 1 Png'
        $stack | Export-ImageStack "$folder/frames/" -Format Png
        (Get-ChildItem "$folder/frames" -Force).Name | Should -Be 'frame-00000.png', 'frame-00001.png', 'frame-00002.png', 'frame-00003.png'
        Set-Content "$folder/frames/.clustertools-export" '2 1 Png'
        Get-ErrorId { $stack | Export-ImageStack "$folder/frames/" -Format Png } | Should -Be 'FileExists'
        Set-Content "$folder/frames/.clustertools-export" 'what is this'
        Get-ErrorId { $stack | Export-ImageStack "$folder/frames/" -Format Png } | Should -Be 'FileExists'
    }

    It '<Name> writes a file for each object, named by a script block' -ForEach @(
        @{ Name = 'Export-ClusterModel'; Extension = 'json' }
        @{ Name = 'Export-ClusterPlot'; Extension = 'svg' }
        @{ Name = 'Export-ClusterTable'; Extension = 'csv' }
        @{ Name = 'Export-LabelMap'; Extension = 'png' }
    ) {
        $models = 2, 3 | ForEach-Object { $script:model.Series | Invoke-KMeans $_ }
        $models | & $Name -Path { "$folder/k$($_.ClusterCount).$Extension" } -PassThru | ForEach-Object Name | Should -Be "k2.$Extension", "k3.$Extension"
        $null = $models | & $Name -Path { "$folder/k$($_.ClusterCount).$Extension" } -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.Count | Should -Be 2
    }
}
