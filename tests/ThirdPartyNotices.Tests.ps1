Describe 'THIRD-PARTY-NOTICES.txt' {
    BeforeDiscovery {
        $root = [IO.Path]::GetFullPath("$PSScriptRoot/..")
        $targets = @(Get-ChildItem "$root/module/bin" -Directory | ForEach-Object { @{ Name = $_.Name; Folder = $_.FullName } })
    }

    BeforeAll {
        $root = [IO.Path]::GetFullPath("$PSScriptRoot/..")
        $notices = Get-Content "$root/THIRD-PARTY-NOTICES.txt"
        # What the build has restored, as Name/Version, of any case.
        $packages = (Get-Content "$root/src/ClusterTools/obj/project.assets.json" -Raw | ConvertFrom-Json).libraries.PSObject.Properties.Name
    }

    It 'names every assembly of others in <Name>, in the version that is shipped, with its licence' -ForEach $targets {
        $assemblies = @(Get-ChildItem $Folder -Filter *.dll | Where-Object Name -NotIn 'ClusterTools.dll', 'ClusterTools.Module.dll')
        $assemblies.Count | Should -BeGreaterThan 1
        foreach ($assembly in $assemblies) {
            $package = $assembly.BaseName -replace '^ClusterTools\.'
            $versions = @($packages | Where-Object { ($_ -split '/')[0] -eq $package } | ForEach-Object { [version]($_ -split '/')[1] } | Sort-Object)
            $versions.Count | Should -BeGreaterThan 0 -Because "$($assembly.Name) comes from a package"
            $line = [array]::IndexOf($notices, "$package $($versions[-1])")
            $line | Should -BeGreaterThan -1 -Because "$package $($versions[-1]) is shipped in $Name"
            $notices[$line + 4] -match ', renamed$' | Should -Be ($package -ne $assembly.BaseName)
            $notices[$line + 1] | Should -Match '\(c\)'
            $notices[$line + 2] | Should -Match 'Licence: (MIT|Apache)'
        }
    }

    It 'names the font whose outlines are embedded' {
        $line = [array]::IndexOf($notices, 'DejaVu Sans 2.37 (outlines of 548 characters, inside ClusterTools.dll)')
        $line | Should -BeGreaterThan -1
        $notices[$line + 1] | Should -Match '\(c\) 2003 by Bitstream'
        $notices[$line + 2] | Should -Match 'Licence: Bitstream Vera'
        "$notices" | Should -Match 'Permission is hereby granted, free of charge, to any person obtaining a copy of the fonts accompanying this license'
    }

    It 'has the texts of the licences' {
        "$notices" | Should -Match 'Permission is hereby granted, free of charge'
        "$notices" | Should -Match 'TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION'
    }
}
