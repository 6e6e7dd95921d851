# Dot-sourced by WindowsPowerShell.Tests.ps1: finds what Windows PowerShell 5.1 lacks in a script, by its tokens and its tree. The parser here is that of PowerShell 7.

$NewerTokens = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'QuestionMark', 'Clean'

$NewerVariables = 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures', 'PSNativeCommandUseErrorActionPreference', 'PSNativeCommandArgumentPassing'

$NewerCommands = 'ConvertFrom-CliXml', 'ConvertTo-CliXml', 'ConvertFrom-Markdown', 'Show-Markdown', 'Get-MarkdownOption', 'Set-MarkdownOption', 'Get-Error', 'Get-Uptime',
    'Join-String', 'Remove-Alias', 'Remove-Service', 'Test-Json', 'Start-ThreadJob', 'Switch-Process', 'Get-PSSubsystem', 'Get-ExperimentalFeature', 'Enable-ExperimentalFeature',
    'Disable-ExperimentalFeature'

$NewerParameters = @{
    'Add-Content'       = 'AsByteStream'
    'Compress-Archive'  = 'PassThru'
    'ConvertFrom-Json'  = 'AsHashtable', 'DateKind', 'Depth', 'NoEnumerate'
    'ConvertTo-Csv'     = 'IncludeTypeInformation', 'NoHeader', 'QuoteFields', 'UseQuotes'
    'ConvertTo-Json'    = 'AsArray', 'EnumsAsStrings', 'EscapeHandling'
    'Expand-Archive'    = 'PassThru'
    'Export-Csv'        = 'IncludeTypeInformation', 'NoHeader', 'QuoteFields', 'UseQuotes'
    'ForEach-Object'    = 'AsJob', 'Parallel', 'ThrottleLimit', 'TimeoutSeconds', 'UseNewRunspace'
    'Format-Hex'        = 'Count', 'Offset'
    'Get-ChildItem'     = 'FollowSymlink'
    'Get-Command'       = 'FuzzyMinimumDistance', 'UseAbbreviationExpansion', 'UseFuzzyMatching'
    'Get-Content'       = 'AsByteStream'
    'Get-Date'          = 'AsUTC', 'UnixTimeSeconds'
    'Get-Module'        = 'SkipEditionCheck'
    'Get-Random'        = 'Shuffle'
    'Get-Unique'        = 'CaseInsensitive'
    'Import-Module'     = 'SkipEditionCheck', 'UseWindowsPowerShell'
    'Invoke-RestMethod' = 'Authentication', 'CustomMethod', 'FollowRelLink', 'Form', 'MaximumRetryCount', 'NoProxy', 'Resume', 'ResponseHeadersVariable', 'RetryIntervalSec',
        'SkipCertificateCheck', 'SkipHeaderValidation', 'SkipHttpErrorCheck', 'SslProtocol', 'StatusCodeVariable', 'Token'
    'Invoke-WebRequest' = 'Authentication', 'CustomMethod', 'Form', 'MaximumRetryCount', 'NoProxy', 'Resume', 'RetryIntervalSec', 'SkipCertificateCheck', 'SkipHeaderValidation',
        'SkipHttpErrorCheck', 'SslProtocol', 'Token'
    'Join-Path'         = 'AdditionalChildPath', 'Extension'
    'Measure-Object'    = 'AllStats', 'StandardDeviation'
    'Out-String'        = 'NoNewline'
    'Select-Object'     = 'CaseInsensitive'
    'Select-String'     = 'Culture', 'NoEmphasis', 'Raw'
    'Set-Content'       = 'AsByteStream'
    'Sort-Object'       = 'Bottom', 'Stable', 'Top'
    'Split-Path'        = 'Extension', 'LeafBase'
    'Start-Job'         = 'WorkingDirectory'
    'Start-Process'     = 'Environment'
    'Tee-Object'        = 'Encoding'
    'Wait-Process'      = 'Any', 'PassThru'
}

# Aliases under which scripts call some of these.
$CommandAliases = @{
    '%' = 'ForEach-Object'; 'foreach' = 'ForEach-Object'; 'select' = 'Select-Object'; 'sort' = 'Sort-Object'; 'measure' = 'Measure-Object'; 'gci' = 'Get-ChildItem'
    'dir' = 'Get-ChildItem'; 'ls' = 'Get-ChildItem'; 'gc' = 'Get-Content'; 'cat' = 'Get-Content'; 'sls' = 'Select-String'; 'iwr' = 'Invoke-WebRequest'; 'irm' = 'Invoke-RestMethod'
    'saps' = 'Start-Process'; 'start' = 'Start-Process'; 'ipmo' = 'Import-Module'; 'gcm' = 'Get-Command'; 'tee' = 'Tee-Object'
}

$NewerEncodings = 'utf8BOM', 'utf8NoBOM', 'ansi'

# Static members that .NET Framework lacks, of types that scripts use.
$NewerMembers = @{
    'Array'          = 'Fill'
    'BitConverter'   = 'SingleToInt32Bits', 'Int32BitsToSingle'
    'Convert'        = 'ToHexString', 'ToHexStringLower', 'FromHexString'
    'Environment'    = 'ProcessId', 'ProcessPath', 'TickCount64'
    'IO.Directory'   = 'CreateTempSubdirectory', 'CreateSymbolicLink', 'ResolveLinkTarget'
    'IO.File'        = 'AppendAllBytes', 'CreateSymbolicLink', 'ReadAllTextAsync', 'ReadAllBytesAsync', 'WriteAllTextAsync', 'WriteAllBytesAsync', 'ResolveLinkTarget'
    'IO.Path'        = 'EndsInDirectorySeparator', 'Exists', 'GetRelativePath', 'IsPathFullyQualified', 'Join', 'TrimEndingDirectorySeparator'
    'Math'           = 'BitDecrement', 'BitIncrement', 'Cbrt', 'Clamp', 'CopySign', 'FusedMultiplyAdd', 'Log2', 'ScaleB', 'Tau'
    'OperatingSystem' = 'IsWindows', 'IsLinux', 'IsMacOS'
    'Random'         = 'Shared'
    'Text.Encoding'  = 'Latin1'
}

function Get-Finding($Extent, [string] $What) {
    "line $($Extent.StartLineNumber): $What"
}

# What the parser of 5.1 would refuse or read otherwise.
function Find-NewerSyntax([string] $Script) {
    $tokens = $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($Script, [ref] $tokens, [ref] $errors)
    foreach ($item in $errors) {
        Get-Finding $item.Extent $item.Message
    }

    $before = $null
    foreach ($token in $tokens) {
        if ("$($token.Kind)" -in $NewerTokens) {
            Get-Finding $token.Extent "the token $($token.Text)"
        }
        elseif ("$($token.Kind)" -eq 'Pipe' -and "$before" -eq 'NewLine') {
            Get-Finding $token.Extent 'a line that begins with |'
        }
        elseif ("$($token.Kind)" -eq 'Number' -and $token.Text -match '^[+-]?(0b|(0x[0-9a-f]+|[0-9.]+(e[+-]?\d+)?)(u|y|s|n|uy|us|ul)(kb|mb|gb|tb|pb)?$)' ) {
            Get-Finding $token.Extent "the number $($token.Text)"
        }
        elseif ("$($token.Kind)" -in 'StringExpandable', 'HereStringExpandable' -and $token.Text -cmatch '(^|[^`])(``)*`(e|u\{)') {
            Get-Finding $token.Extent 'the escape `e or `u{}'
        }

        if ("$($token.Kind)" -ne 'Comment') {
            $before = $token.Kind
        }
    }

    $newer = $tree.FindAll({
            param($node)
            ($node.GetType().Name -in 'TernaryExpressionAst', 'PipelineChainAst') -or
            ($node.GetType().Name -eq 'PipelineAst' -and $node.Background) -or
            ($node.GetType().Name -eq 'TypeDefinitionAst' -and $node.IsEnum -and $node.BaseTypes.Count -gt 0) -or
            ($node.GetType().Name -eq 'BinaryExpressionAst' -and "$($node.Operator)" -eq 'DotDot' -and $node.Left.StaticType -eq [string] -and $node.Left.Value -notmatch '^\d+$')
        }, $true)
    foreach ($node in $newer) {
        Get-Finding $node.Extent "$($node.GetType().Name -replace 'Ast$'): $($node.Extent.Text -replace '\s+', ' ')"
    }
}

# Commands, parameters, encodings, variables and members that 5.1 or .NET Framework lacks.
function Find-NewerCommand([string] $Script) {
    $tokens = $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($Script, [ref] $tokens, [ref] $errors)
    foreach ($call in $tree.FindAll({ $args[0].GetType().Name -eq 'CommandAst' }, $true)) {
        $name = $call.GetCommandName()
        if (-not $name) {
            continue
        }

        if ($CommandAliases.ContainsKey($name)) {
            $name = $CommandAliases[$name]
        }

        if ($name -in $NewerCommands) {
            Get-Finding $call.Extent $name
        }

        $positional = 0
        $elements = @($call.CommandElements)
        for ($i = 1; $i -lt $elements.Count; $i++) {
            $element = $elements[$i]
            if ($element.GetType().Name -ne 'CommandParameterAst') {
                $positional++
                continue
            }

            $parameter = $element.ParameterName
            # As far as it was written out; the shortest are ambiguous with those of 5.1.
            $meant = @($NewerParameters[$name]) | Where-Object { $_ -and ($_ -eq $parameter -or ($parameter.Length -ge 4 -and $_ -like "$parameter*")) }
            if ($meant) {
                Get-Finding $element.Extent "$name -$($meant[0])"
            }

            $value = $element.Argument
            if (-not $value -and $i + 1 -lt $elements.Count -and $elements[$i + 1].GetType().Name -ne 'CommandParameterAst') {
                $value = $elements[++$i]
            }

            if ($parameter -eq 'Encoding' -and $value -and "$($value.Value)" -in $NewerEncodings) {
                Get-Finding $element.Extent "-Encoding $($value.Value)"
            }
        }

        # -Path and -ChildPath may be named; neither has a value more than one.
        $named = @($elements | Where-Object { $_.GetType().Name -eq 'CommandParameterAst' -and $_.ParameterName -in 'Path', 'ChildPath' }).Count
        if ($name -eq 'Join-Path' -and $positional + $named -gt 2) {
            Get-Finding $call.Extent 'Join-Path with more than two parts'
        }
    }

    foreach ($variable in $tree.FindAll({ $args[0].GetType().Name -eq 'VariableExpressionAst' }, $true)) {
        if ($variable.VariablePath.UserPath -in $NewerVariables) {
            Get-Finding $variable.Extent "`$$($variable.VariablePath.UserPath)"
        }
    }

    foreach ($member in $tree.FindAll({ $args[0].GetType().Name -in 'MemberExpressionAst', 'InvokeMemberExpressionAst' }, $true)) {
        if ($member.Static -and $member.Expression.GetType().Name -eq 'TypeExpressionAst') {
            $type = $member.Expression.TypeName.FullName -replace '^System\.'
            if ("$($member.Member.Value)" -in @($NewerMembers[$type])) {
                Get-Finding $member.Extent "[$type]::$($member.Member.Value)"
            }
        }
    }
}
