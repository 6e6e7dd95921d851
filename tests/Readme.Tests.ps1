BeforeDiscovery {
    $text = Get-Content "$PSScriptRoot/../README.md" -Raw
    $blocks = foreach ($match in [regex]::Matches($text, '(?ms)^(?<title>[^\r\n]+)\r?\n\r?\n```powershell\r?\n(?<code>.*?)^```')) {
        @{ Title = $match.Groups['title'].Value; Code = $match.Groups['code'].Value }
    }
}

Describe 'The one-liners of the README' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        Push-Location $TestDrive
        $null = New-Item fish -ItemType Directory
        if (Test-Path "$SharedRoot/data/fish") {
            Copy-Item "$SharedRoot/data/fish/*.tif" fish
        }
        else {
            New-ImageStack -FrameCount 20 -PlaneCount 2 -Height 40 -Width 50 -ClusterCount 5 | Export-ImageStack fish/
        }

        New-BlobSeries -Count 300 -Dimension 3 -ClusterCount 3 | Export-Series points.csv
        $pixels = [byte[]](0..5999 | ForEach-Object { ($_ * 7) % 251 })
        $grid = [ClusterTools.GridShape]::new(1, 40, 50)
        [ClusterTools.Images.ImageStack]::new([byte[][]](, $pixels), $grid, 3, 'Rgb', 'UInt8') | Export-ImageStack coins.png
    }

    AfterAll {
        Pop-Location
    }

    It 'are there' -ForEach @{ Count = @($blocks).Count } {
        $Count | Should -BeGreaterThan 5
    }

    It 'run as written: <Title>' -ForEach $blocks {
        Get-ChildItem -File | Where-Object Name -NotIn 'points.csv', 'coins.png' | Remove-Item
        $before = (Get-ChildItem -File).Count
        $output = & ([scriptblock]::Create($Code)) *>&1
        $output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        # Each one gives an object to look at, or a file.
        (@($output | Where-Object { $_ -isnot [System.Management.Automation.WarningRecord] }).Count + (Get-ChildItem -File).Count - $before) | Should -BeGreaterThan 0
    }
}
