# Dot-sourced by build.ps1 and by the tests, for what must not run in the session itself.

# Program and leading arguments that start the PowerShell which runs this once more.
function Get-ChildShell {
    $process = (Get-Process -Id $PID).Path
    if ([IO.Path]::GetFileNameWithoutExtension($process) -eq 'dotnet') {
        # A .NET tool. The program beside the assembly may be one for another processor.
        return $process, (Join-Path $PSHOME 'pwsh.dll')
    }

    foreach ($name in 'pwsh', 'pwsh.exe', 'powershell.exe') {
        $program = Join-Path $PSHOME $name
        if (Test-Path -LiteralPath $program -PathType Leaf) {
            return $program
        }
    }

    throw "This runs in '$process', which hosts PowerShell but brings no program to start another one. Run it in pwsh."
}

# Runs that PowerShell without a profile; the arguments are those of pwsh, the exit code is in $LASTEXITCODE.
function Invoke-ChildShell {
    $program, $assembly = Get-ChildShell
    $all = @($assembly | Where-Object { $_ }) + '-NoProfile' + $args
    & $program $all
}
