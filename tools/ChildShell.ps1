# Dot-sourced by build.ps1 and by the tests, for what must not run in the session itself.

# Program and leading arguments that start the PowerShell which runs this once more.
function Get-ChildShell {
    foreach ($name in 'pwsh', 'pwsh.exe', 'powershell.exe') {
        $program = Join-Path $PSHOME $name
        if (Test-Path -LiteralPath $program -PathType Leaf) {
            return $program
        }
    }

    # PowerShell as a .NET tool has no program of its own: dotnet runs its assembly.
    $assembly = Join-Path $PSHOME 'pwsh.dll'
    if (-not (Test-Path -LiteralPath $assembly)) {
        throw "This script runs in '$((Get-Process -Id $PID).Path)', which hosts PowerShell but has no pwsh in '$PSHOME' to start. Run it in pwsh."
    }

    (Get-Process -Id $PID).Path
    $assembly
}

# Runs that PowerShell without a profile; the arguments are those of pwsh, the exit code is in $LASTEXITCODE.
function Invoke-ChildShell {
    $program, $rest = Get-ChildShell
    $all = @($rest | Where-Object { $_ }) + '-NoProfile' + $args
    & $program $all
}
