namespace ClusterTools.Module.Tests;

/// <summary>A line that <c>Invoke-PesterTest.ps1</c> writes.</summary>
/// <param name="Kind"><c>file</c>: a file begins; <c>test</c>: a test ended; <c>outside</c>: a file or block failed outside its tests; <c>end</c>: all files were run.</param>
/// <param name="File">The name of the file; empty at the end.</param>
/// <param name="Name">The blocks and the test, separated by dots.</param>
/// <param name="Result">Pester's word for what became of a test; empty for other kinds.</param>
/// <param name="Message">Why it failed or was skipped.</param>
/// <param name="Trace">Where it failed.</param>
internal sealed record PesterEvent(string Kind, string File = "", string Name = "", string Result = "", string Message = "", string Trace = "");
