BeforeDiscovery {
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/..")
    $files = Get-ChildItem $root -Recurse -Include *.ps1, *.psm1, *.psd1, *.ps1xml |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj|artifacts|\.git)[\\/]' } |
        ForEach-Object { @{ Name = $_.FullName.Substring($root.Length + 1).Replace('\', '/'); File = $_.FullName } }
    $scripts = $files | Where-Object { $_.Name -notlike '*.ps1xml' }
    $views = $files | Where-Object { $_.Name -like '*.ps1xml' }
    # The tests are for Pester in PowerShell 7; 5.1 need not run them.
    $used = $scripts | Where-Object { $_.Name -notlike 'tests/*' }
}

Describe 'Windows PowerShell 5.1' {
    BeforeAll {
        . "$PSScriptRoot/WindowsPowerShellCheck.ps1"
    }

    It 'can parse <Name>, which is ASCII' -ForEach $scripts {
        $text = [IO.File]::ReadAllText($File)
        $text | Should -Not -Match '[^\x00-\x7F]'
        Find-NewerSyntax $text | Should -BeNullOrEmpty
    }

    It 'has every command, parameter and variable of <Name>' -ForEach $used {
        Find-NewerCommand ([IO.File]::ReadAllText($File)) | Should -BeNullOrEmpty
    }

    It 'can run the script blocks of <Name>' -ForEach $views {
        $text = [IO.File]::ReadAllText($File)
        $text | Should -Not -Match '[^\x00-\x7F]'
        $blocks = ([xml] $text).SelectNodes('//ScriptBlock | //Script | //GetScriptBlock | //SetScriptBlock')
        foreach ($block in $blocks) {
            Find-NewerSyntax $block.InnerText | Should -BeNullOrEmpty -Because $block.InnerText
            Find-NewerCommand $block.InnerText | Should -BeNullOrEmpty -Because $block.InnerText
        }
    }
}

Describe 'The check for Windows PowerShell 5.1' {
    BeforeAll {
        . "$PSScriptRoot/WindowsPowerShellCheck.ps1"
    }

    It 'finds the syntax of <_>' -ForEach @(
        '$a ? 1 : 2'
        '$a ?? 1'
        '$a ??= 1'
        '${a}?.Length'
        '${a}?[0]'
        'Get-Item a && Get-Item b'
        'Get-Item a || Get-Item b'
        'Get-Item a &'
        'function f { process { } clean { } }'
        "Get-Item a`n    | Select-Object Name"
        '1n'
        '1uy'
        '12ul'
        '0b101'
        '"`e[0m"'
        '"`u{2026}"'
        "'a'..'f'"
        'enum Small : byte { One }'
        'if (1 {'
    ) {
        Find-NewerSyntax $_ | Should -Not -BeNullOrEmpty
    }

    It 'finds what is newer in <_>' -ForEach @(
        '1..3 | ForEach-Object -Parallel { $_ } -ThrottleLimit 2'
        '1..3 | % -Parallel { $_ }'
        '$text | ConvertFrom-Json -AsHashtable'
        '$text | ConvertFrom-Json -AsHash'
        'Join-Path a b c'
        'Join-Path -Path a b c'
        'Join-Path a b -AdditionalChildPath c'
        'Get-Content a -AsByteStream'
        'Test-Json $text'
        'Get-Error'
        'Set-Content a b -Encoding utf8NoBOM'
        'Set-Content a b -Encoding:utf8NoBOM'
        'if ($IsLinux) { }'
        'Split-Path a -LeafBase'
        'Sort-Object -Stable'
        '[Math]::Clamp(1, 2, 3)'
        '[System.IO.Path]::GetRelativePath("a", "b")'
        '[Environment]::ProcessPath'
    ) {
        Find-NewerCommand $_ | Should -Not -BeNullOrEmpty
    }

    It 'leaves alone <_>' -ForEach @(
        'class A { [int] $B = 1; A([int] $b) { $this.B = $b } }'
        'enum Kind { One; Two }'
        '[ordered] @{ A = 1 }'
        "Get-Item a |`n    Select-Object Name"
        '0xff + 1kb + 1.5e3 + 1L + 1d'
        '"a``e"'
        '1..3'
        'Where-Object { $_ -and $a }'
        'Get-ChildItem | ? Name -eq a'
        'Join-Path a b'
        'Join-Path -Path a -ChildPath b'
        'Join-Path (Join-Path a b) c'
        'ConvertTo-Json $a -Depth 5'
        'Set-Content a b -Encoding UTF8'
        'Sort-Object Name -Unique'
        '[Math]::Max(1, 2)'
        '[IO.Path]::Combine("a", "b", "c")'
    ) {
        Find-NewerSyntax $_ | Should -BeNullOrEmpty
        Find-NewerCommand $_ | Should -BeNullOrEmpty
    }
}
