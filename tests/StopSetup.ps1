# Dot-sourced where work is stopped as Ctrl+C stops it: by the tests, and by the benchmark, which takes the time. Needs $ModuleRoot.

# Only a hang reaches it, however busy the machine is.
$HangSeconds = 180

# Waits until a condition holds, and says whether it does, or would not do so without a hang.
function Wait-Until([scriptblock] $Condition) {
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($clock.Elapsed.TotalSeconds -gt $HangSeconds) {
            return $false
        }

        Start-Sleep -Milliseconds 5
    }

    return $true
}

# The seconds for which this process has had a processor.
function Get-ProcessorTime {
    $process = [Diagnostics.Process]::GetCurrentProcess()
    $process.TotalProcessorTime.TotalSeconds
    $process.Dispose()
}

# The threads of the pool that work on something.
function Get-BusyThreadCount {
    $most = $free = $ports = 0
    [Threading.ThreadPool]::GetMaxThreads([ref] $most, [ref] $ports)
    [Threading.ThreadPool]::GetAvailableThreads([ref] $free, [ref] $ports)
    $most - $free
}

# Whether this process stands still: no thread of the pool at work beyond those that were before, and next to no time of a processor used
# while this thread sleeps. One that works on would use several times as much, even if it shared the cores with a dozen others.
function Test-Idle([int] $BusyBefore) {
    $before = Get-ProcessorTime
    Start-Sleep -Milliseconds 400
    (Get-ProcessorTime) - $before -le 0.02 -and (Get-BusyThreadCount) -le $BusyBefore
}

# A runspace with the module, where a script has run to its end: it prepares what work is stopped on.
function New-PreparedRunspace([string] $Prepare, [string] $Folder) {
    $runspace = [runspacefactory]::CreateRunspace()
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $null = $shell.AddScript("Import-Module '$ModuleRoot/ClusterTools.psd1'; `$Folder = '$Folder'; `$WarningPreference = 'SilentlyContinue'; $Prepare").Invoke()
    if ($shell.HadErrors) {
        throw "Could not prepare work: $($shell.Streams.Error[0])"
    }

    $shell.Dispose()
    $runspace
}

<#
Runs a script in a runspace and stops it as Ctrl+C does when it is busy: it has shown progress, or used a processor for a second.
Returns whether it was busy, whether it finished all the same, the state of the pipeline, its errors, how long it took to stop, and
whether nothing works on afterwards.
#>
function Stop-Script([string] $Work, $Runspace, [int] $DelayMilliseconds = 0) {
    $threads = Get-BusyThreadCount
    $shell = [powershell]::Create()
    $shell.Runspace = $Runspace
    $null = $shell.AddScript("$Work; 'finished'")
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $start = Get-ProcessorTime
    $call = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
    $busy = Wait-Until { $shell.Streams.Progress.Count -gt 0 -or (Get-ProcessorTime) - $start -gt 1 -or $call.IsCompleted }
    Start-Sleep -Milliseconds $DelayMilliseconds
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $ended = $shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne([timespan]::FromSeconds($HangSeconds))
    $clock.Stop()
    [pscustomobject]@{
        Busy         = $busy
        Finished     = @($output) -contains 'finished'
        State        = "$($shell.InvocationStateInfo.State)"
        Errors       = @($shell.Streams.Error) + @($shell.InvocationStateInfo.Reason | Where-Object { $_ -isnot [System.Management.Automation.PipelineStoppedException] })
        Milliseconds = $clock.Elapsed.TotalMilliseconds
        Idle         = $ended -and (Wait-Until { Test-Idle $threads })
    }

    # One that hangs would hang here, too.
    if ($ended) {
        $shell.Dispose()
    }
}
