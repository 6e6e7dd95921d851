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

    It 'do not matter: tables are read and written with the netstandard2.0 build' {
        $env:CLUSTERTOOLS_TARGET = 'netstandard2.0'
        Set-Content "$TestDrive/points.csv" 'x,y', '1,2', '3,4', '5,6'
        $said = & $program @(@($rest | Where-Object { $_ }) + '-NoProfile', '-NonInteractive', '-Command', "
            Import-Module '$root/ClusterTools.psd1'
            Import-Series '$TestDrive/points.csv' | Export-Series '$TestDrive/copy.csv'
            [ClusterTools.Series.SeriesSet].Assembly.Location
            [AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.GetName().Name -in 'ClusterTools', 'ClusterTools.CsvHelper' }).Count") 2>&1
        $said | Should -Be "$root/module/bin/netstandard2.0/ClusterTools.dll", '2'
        @(Get-Content "$TestDrive/copy.csv").Count | Should -Be 4
    }
}

# One session has one assembly of a name, whoever brought it: ours have names that nobody else uses.
Describe 'Libraries that another module brought in another version' {
    BeforeAll {
        . "$PSScriptRoot/TestSetup.ps1"
        $library = Get-Item "$PSScriptRoot/ClusterTools.Module.Tests/bin/*/net10.0/OtherVersions/CsvHelper.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
        # Version 3 of ImageSharp has a licence that keeps it out of a build: its name and its version, which are what a session goes by.
        $null = New-Item "$TestDrive/others" -ItemType Directory
        Add-Type -OutputAssembly "$TestDrive/others/SixLabors.ImageSharp.dll" -TypeDefinition '[assembly: System.Reflection.AssemblyVersion("3.1.0.0")] namespace SixLabors.ImageSharp { public class Image { public static string Name() => "theirs"; } }'
        Set-Content "$TestDrive/points.csv" 'x,y', '1,2', '3,4', '5,6'
        $theirs = "
            Add-Type -LiteralPath '$library', '$TestDrive/others/SixLabors.ImageSharp.dll'
            `$csv = [CsvHelper.CsvReader]::new([IO.StringReader]::new('7,8'), [cultureinfo]::InvariantCulture)
            `$null = `$csv.Read()
            `$csv.GetField(1)
            `"`$([CsvHelper.CsvReader].Assembly.GetName().Version)`"
            [SixLabors.ImageSharp.Image]::Name()
            `"`$([SixLabors.ImageSharp.Image].Assembly.GetName().Version)`""
        $ours = "
            Import-Module '$ModuleRoot/ClusterTools.psd1'
            (Import-Series '$TestDrive/points.csv' | Export-Series '$TestDrive/{0}.csv' -PassThru).Name
            New-ImageStack -FrameCount 6 -Height 8 -Width 8 -ClusterCount 2 | ConvertTo-Series | Invoke-KMeans 2 | Export-LabelMap '$TestDrive/{0}.webp' -ColorBy Similarity
            (Import-ImageStack '$TestDrive/{0}.webp' -As Picture).Width
            `$model = Import-Series '$TestDrive/points.csv' | Invoke-KMeans 2
            `$model | Measure-Clustering -Truth 0, 1, 1 | ForEach-Object {{ `$null -ne `$_ }}"
        $expected = @{ Theirs = '8', '30.0.0.0', 'theirs', '3.1.0.0'; Ours = 'copy.csv', '8', 'True' }
    }

    It 'are what the other module gets, and we ours, where the other module is first' {
        $said = Invoke-ChildShell -NonInteractive -Command ($theirs + ($ours -f 'copy')) 2>&1
        $said | Should -Be @($expected.Theirs + $expected.Ours)
    }

    It 'are what the other module gets, and we ours, where we are first' {
        Remove-Item "$TestDrive/copy.*"
        $said = Invoke-ChildShell -NonInteractive -Command (($ours -f 'copy') + $theirs) 2>&1
        $said | Should -Be @($expected.Ours + $expected.Theirs)
    }
}
