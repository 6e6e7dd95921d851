# Symbolic links, for which Windows asks for rights.
Describe 'Dependencies that PowerShell carries in an older version' -Skip:([bool]$IsWindows) {
    BeforeAll {
        $root = [IO.Path]::GetFullPath("$PSScriptRoot/..")
        . "$root/tools/ChildShell.ps1"
        # PowerShell 7.2 and 7.4 have Microsoft.Bcl.AsyncInterfaces 5.0: this one, with such an assembly in place of its own.
        $older = "$TestDrive/powershell"
        $null = New-Item $older -ItemType Directory
        foreach ($item in Get-ChildItem -LiteralPath $PSHOME) {
            if ($item.Name -like 'pwsh*') {
                Copy-Item -LiteralPath $item.FullName $older
            }
            elseif ($item.Name -ne 'Microsoft.Bcl.AsyncInterfaces.dll') {
                $null = New-Item -ItemType SymbolicLink -Path "$older/$($item.Name)" -Value $item.FullName
            }
        }

        Add-Type -OutputAssembly "$older/Microsoft.Bcl.AsyncInterfaces.dll" -TypeDefinition '[assembly: System.Reflection.AssemblyVersion("5.0.0.0")] public class Nothing { }'
        $program, $rest = Get-ChildShell
        $program, $rest = @(@($program) + @($rest | Where-Object { $_ }) | ForEach-Object { $_.Replace($PSHOME, $older) })
        $target = $env:CLUSTERTOOLS_TARGET
    }

    AfterAll {
        $env:CLUSTERTOOLS_TARGET = $target
    }

    It 'are loaded beside them: tables are read and written with the netstandard2.0 build' {
        $env:CLUSTERTOOLS_TARGET = 'netstandard2.0'
        Set-Content "$TestDrive/points.csv" 'x,y', '1,2', '3,4', '5,6'
        $said = & $program @(@($rest | Where-Object { $_ }) + '-NoProfile', '-NonInteractive', '-Command', "
            Import-Module '$root/ClusterTools.psd1'
            Import-Series '$TestDrive/points.csv' | Export-Series '$TestDrive/copy.csv'
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'Microsoft.Bcl.AsyncInterfaces' } | ForEach-Object Location
            [ClusterTools.Series.SeriesSet].Assembly.Location
            [AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.GetName().Name -in 'ClusterTools', 'CsvHelper' }).Count") 2>&1
        $said | Should -Be "$root/module/bin/netstandard2.0/Microsoft.Bcl.AsyncInterfaces.dll", "$root/module/bin/netstandard2.0/ClusterTools.dll", '2'
        @(Get-Content "$TestDrive/copy.csv").Count | Should -Be 4
    }
}
