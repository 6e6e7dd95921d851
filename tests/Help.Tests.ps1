# The help of every cmdlet, as Get-Help shows it. Each example is run as it is written, in a folder with the files that examples speak of.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../ClusterTools.psd1"
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters |
        Where-Object { $_ -notin 'WhatIf', 'Confirm' }
    $commands = Get-Command -Module ClusterTools | ForEach-Object { @{ Name = $_.Name } }
    $parameters = Get-Command -Module ClusterTools | ForEach-Object {
        $command = $_.Name
        $_.Parameters.Keys | Where-Object { $_ -notin $common } | ForEach-Object { @{ Command = $command; Parameter = $_ } }
    }
    $examples = Get-Command -Module ClusterTools | ForEach-Object {
        $command = $_.Name
        $number = 0
        (Get-Help $command).examples.example | ForEach-Object {
            $number++
            @{ Command = $command; Number = $number; Code = $_.code }
        }
    }
}

Describe 'Help' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $help = @{}
        Get-Command -Module ClusterTools | ForEach-Object { $help[$_.Name] = Get-Help $_.Name -Full }
    }

    It '<Name> has a synopsis, a description, an example, an output and links' -ForEach $commands {
        $help[$Name].Synopsis.Trim() | Should -BeLike '*.'
        $help[$Name].Synopsis | Should -Not -BeLike "*$Name *-*"
        "$($help[$Name].description.Text)".Length | Should -BeGreaterThan 40
        @($help[$Name].examples.example).Count | Should -BeGreaterOrEqual 1
        $help[$Name].examples.example | ForEach-Object { "$($_.remarks.Text)".Trim().Length | Should -BeGreaterThan 10 }
        @($help[$Name].returnValues.returnValue).Count | Should -BeGreaterOrEqual 1
        @($help[$Name].relatedLinks.navigationLink).Count | Should -BeGreaterOrEqual 1
        (Get-Command $Name).OutputType.Count | Should -BeGreaterOrEqual 1
    }

    It '<Name> links to cmdlets that are there' -ForEach $commands {
        $help[$Name].relatedLinks.navigationLink.linkText | ForEach-Object { Get-Command $_ -Module ClusterTools | Should -Not -BeNullOrEmpty }
    }

    It '<Command> -<Parameter> is described, with its default and pipeline input' -ForEach $parameters {
        $entry = $help[$Command].parameters.parameter | Where-Object name -EQ $Parameter
        $entry | Should -Not -BeNullOrEmpty
        "$($entry.description.Text)".Trim().Length | Should -BeGreaterThan 10
        $entry.defaultValue | Should -Not -BeNullOrEmpty
        # Names of code mean nothing at the prompt.
        "$($entry.description.Text)" | Should -Not -MatchExactly 'System\.|\bI[A-Z][a-z]\w+ing\b|ddof|2147483647'
        $metadata = (Get-Command $Command).Parameters[$Parameter]
        if ($metadata.ParameterSets.Values.IsMandatory -contains $true) {
            $entry.defaultValue | Should -Be 'None'
        }

        $fromPipeline = $metadata.ParameterSets.Values | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }
        $entry.pipelineInput | Should -BeLike $(if ($fromPipeline) { 'True*' } else { 'False' })
        $type = $metadata.ParameterType
        $type = if ($type.IsArray) { $type.GetElementType() } else { $type }
        $type = if ([nullable]::GetUnderlyingType($type)) { [nullable]::GetUnderlyingType($type) } else { $type }
        if ($type.IsEnum) {
            [Enum]::GetNames($type) | ForEach-Object { "$($entry.description.Text)" | Should -BeLike "*$($_): *" }
        }
    }

    It '<_> has the syntax of its parameter sets' -ForEach 'Import-ImageStack', 'Invoke-KMeans' {
        @($help[$_].syntax.syntaxItem).Count | Should -Be (Get-Command $_).ParameterSets.Count
    }

    It 'about_ClusterTools can be read and names every error id' {
        $about = Get-Help about_ClusterTools | Out-String
        $about | Should -BeLike '*Import-ImageStack*'
        $ids = [ClusterTools.Commands.InvokeKMeansCommand].Assembly.GetType('ClusterTools.Errors.ErrorIds').GetFields('Public, Static').Name
        $ids.Count | Should -BeGreaterThan 10
        $ids | Where-Object { $_ -ne 'EngineFailed' } | ForEach-Object { $about | Should -BeLike "*$_*" }
    }
}

Describe 'Examples' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $samples = New-Item "$TestDrive/samples/fish" -ItemType Directory
        $samples = $samples.Parent.FullName
        $movie = New-ImageStack -FrameCount 20 -PlaneCount 2 -Height 36 -Width 52 -ClusterCount 5 -Noise 0.01
        $movie | Export-ImageStack "$samples/fish"
        $movie | Select-ImageStack -Plane 0 | Export-ImageStack "$samples/movie.tif"
        $set = $movie | ConvertTo-Series
        $set | Export-Series "$samples/series.npy"
        $set | Invoke-KMeans -ClusterCount 5 | Export-LabelMap "$samples/photo.png" -ColorBy Label
        $null = New-Item "$samples/pictures" -ItemType Directory
        foreach ($frame in 0..3) {
            $movie | Select-ImageStack -Frame $frame -Plane 0 -Region 0, 0, (24 + 4 * $frame), 20 | Export-ImageStack "$samples/pictures/picture$frame.png"
        }

        Copy-Item "$samples/pictures/picture3.png" "$samples/pictures/copy.png"
        New-BlobSeries | Invoke-KMeans -ClusterCount 3 | Export-ClusterModel "$samples/model.json"
        Set-Content "$samples/points.csv" 'length,width,group', '5.1,3.5,a', '4.9,3.1,a', '6.3,2.8,b', '6.5,2.9,b'
        Set-Content "$samples/signal.csv" (0..19 | ForEach-Object { $_ % 5 })
    }

    It '<Command>, example <Number>, runs as it is written' -ForEach $examples {
        $folder = "$TestDrive/$Command-$Number"
        Copy-Item $samples $folder -Recurse
        $before = @(Get-ChildItem $folder -Recurse).Count
        Push-Location $folder
        try {
            $ErrorActionPreference = 'Stop'
            $output = & ([scriptblock]::Create($Code))
            # An example shows something: what it returns, or a file.
            @($output).Count + @(Get-ChildItem $folder -Recurse).Count | Should -BeGreaterThan $before
        }
        finally {
            Pop-Location
            # At once, and not by the test drive, which takes a while for each file.
            [IO.Directory]::Delete($folder, $true)
        }
    }
}
