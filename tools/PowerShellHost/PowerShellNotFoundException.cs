namespace ClusterTools.PowerShellHost;

/// <summary>No PowerShell to run in. The message is one line that says what is missing and how to point to an installed one.</summary>
public sealed class PowerShellNotFoundException(string message) : Exception(message);
