using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClusterTools.Tests.Rendering.Reports.Chromium;

/// <summary>A headless Chromium that is driven over its DevTools protocol, one for all tests of a class. Where none is installed, the tests skip.</summary>
public sealed class DevTools : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestFolder _profile = new();
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _answers = new();
    private readonly SemaphoreSlim _sending = new(1);
    private Process? _process;
    private int _last;

    /// <summary>Told of every event: its session, its method and its parameters.</summary>
    internal event Action<string, string, JsonNode>? Event;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
            return;
        string profile = _profile.File("profile");
        var start = new ProcessStartInfo(program,
            ["--headless=new", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-sandbox", "--no-first-run", "--disable-dev-shm-usage", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--force-color-profile=srgb", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        string port = Path.Combine(profile, "DevToolsActivePort");
        var clock = Stopwatch.StartNew();
        while (!File.Exists(port) || (await File.ReadAllLinesAsync(port)).Length < 2)
        {
            Assert.False(_process.HasExited, "Chromium ended by itself.");
            Assert.True(clock.Elapsed < Patience, "Chromium did not start.");
            await Task.Delay(50);
        }

        string[] lines = await File.ReadAllLinesAsync(port);
        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), _end.Token);
        _ = Task.Run(ReceiveAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _socket.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _end.Dispose();
        _sending.Dispose();
        _profile.Dispose();
    }

    /// <summary>Opens an empty page; skips the calling test where there is no Chromium.</summary>
    internal async Task<DevToolsPage> OpenAsync(int width, int height, bool dark)
    {
        Assert.SkipWhen(_process is null, "Chromium is not installed (apt-get install chromium).");
        string target = (await CallAsync(null, "Target.createTarget", new JsonObject { ["url"] = "about:blank" }))["targetId"]!.GetValue<string>();
        string session = (await CallAsync(null, "Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!.GetValue<string>();
        var page = new DevToolsPage(this, target, session);
        await page.SetUpAsync(width, height, dark);
        return page;
    }

    /// <summary>Calls a method and waits for its answer.</summary>
    internal async Task<JsonNode> CallAsync(string? session, string method, JsonObject? parameters = null)
    {
        int id = Interlocked.Increment(ref _last);
        var answer = _answers[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            message["sessionId"] = session;
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        }
        finally
        {
            _sending.Release();
        }

        var result = await answer.Task.WaitAsync(Patience);
        Assert.True(result["error"] is null, $"{method}: {result["error"]}");
        return result["result"]!;
    }

    private static string? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["chrome.exe"] : ["chromium", "chromium-browser", "google-chrome"];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), _end.Token);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                var node = JsonNode.Parse(message.ToArray())!;
                if (node["id"] is { } id && _answers.TryRemove(id.GetValue<int>(), out var answer))
                    answer.SetResult(node);
                else if (node["method"] is { } method)
                    Event?.Invoke(node["sessionId"]?.GetValue<string>() ?? "", method.GetValue<string>(), node["params"]!);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The browser is gone, or its test is over: calls that still wait end by their time limit.
        }
    }
}
