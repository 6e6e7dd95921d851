# What Ctrl+C does. How soon is for the benchmark (its command "stops"); here only a hang would take too long.
BeforeDiscovery {
    $works = & "$PSScriptRoot/LongWork.ps1" | ForEach-Object { @{ Name = $_.Name; Work = $_ } }
}

Describe 'Ctrl+C' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        . "$PSScriptRoot/StopSetup.ps1"
    }

    It 'stops <Name>, with nothing half-written and no thread left at work' -ForEach $works {
        $folder = (New-Item "$TestDrive/$Name" -ItemType Directory).FullName
        $runspace = New-PreparedRunspace $Work.Prepare $folder
        $stopped = Stop-Script $Work.Work $runspace
        $runspace.Dispose()
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Busy | Should -BeTrue -Because 'there must be something to stop'
        $stopped.Finished | Should -BeFalse -Because 'there must be something to stop'
        $stopped.State | Should -Be 'Stopped'
        $stopped.Idle | Should -BeTrue -Because 'no thread may work on'
        Get-ChildItem $folder -Recurse -Force -Filter *.tmp | Should -BeNullOrEmpty
        if ($Work.Target) {
            $target = "$folder/$($Work.Target)"
            if (Test-Path $target -PathType Container) {
                # Of many files some are written; those are whole. Which ones are meant is noted beside them.
                Get-ChildItem $target -Force -Exclude .clustertools-export | ForEach-Object { (Import-ImageStack $_.FullName).FrameCount | Should -Be 1 }
            }
            else {
                $target | Should -Not -Exist
            }
        }
    }

    It 'would stop every cmdlet that can run for long' {
        $quick = 'Compare-Clustering', 'ConvertTo-ImageStack', 'Export-ClusterModel', 'Get-ClusterSample', 'Import-ClusterModel', 'Measure-ImageRegion', 'Measure-Series', 'Select-ImageStack'
        $known = (& "$PSScriptRoot/LongWork.ps1").Name + $quick
        (Get-Command -Module ClusterTools).Name | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty -Because 'a new cmdlet belongs into LongWork.ps1'
    }
}
