# The lines of docs/coming-from.md, as they are written there, in one empty folder.
Describe 'Coming from other tools' {
    BeforeDiscovery {
        $page = Get-Content "$PSScriptRoot/../docs/coming-from.md" -Raw -Encoding UTF8
        $lines = @([regex]::Matches($page, '(?m)^\| (.+) \| `([^`]+)` \|\s*$') | ForEach-Object { @{ Line = $_.Groups[2].Value -replace '\\\|', '|' } })
    }

    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        Push-Location $TestDrive
        $page = Get-Content "$ModuleRoot/docs/coming-from.md" -Raw -Encoding UTF8
        . ([scriptblock]::Create([regex]::Match($page, '(?s)```powershell\r?\n(.*?)```').Groups[1].Value))
    }

    AfterAll {
        Pop-Location
    }

    It 'has the lines of three tools' -ForEach @{ Count = $lines.Count } {
        $Count | Should -Be 61
    }

    It 'runs <Line>' -ForEach $lines {
        $ErrorActionPreference = 'Stop'
        { $null = . ([scriptblock]::Create($Line)) } | Should -Not -Throw
    }
}
