using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ClusterTools.Formats.Stacks;
using ClusterTools.Images;

namespace ClusterTools.Tests.Rendering.Reports.Chromium;

/// <summary>A page of <see cref="DevTools"/> that keeps what it requested and what it complained about.</summary>
internal sealed class DevToolsPage : IAsyncDisposable
{
    private readonly DevTools _browser;
    private readonly string _target;
    private readonly string _session;
    private readonly TestFolder _folder = new();
    private bool _runsScripts = true;

    public DevToolsPage(DevTools browser, string target, string session)
    {
        (_browser, _target, _session) = (browser, target, session);
        browser.Event += Hear;
    }

    /// <summary>The addresses that were requested, without data inside of the page.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Errors, warnings and policy violations, in the browser's words.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public async Task SetUpAsync(int width, int height, bool dark)
    {
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"])
            await CallAsync(domain + ".enable");
        await CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        var features = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }, new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" });
        await CallAsync("Emulation.setEmulatedMedia", new JsonObject { ["features"] = features });
    }

    /// <summary>Opens a file and waits until its viewer is ready.</summary>
    public async Task LoadAsync(string file)
    {
        await CallAsync("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        await WaitAsync("document.readyState === 'complete' && document.documentElement.dataset.ready !== undefined");
    }

    /// <summary>Opens a file with scripts off.</summary>
    public async Task LoadWithoutScriptsAsync(string file)
    {
        _runsScripts = false;
        await CallAsync("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = true });
        await CallAsync("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        await WaitAsync("document.readyState === 'complete' && document.querySelector('footer') !== null");
    }

    /// <summary>Evaluates an expression; promises are awaited.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, $"{expression}: {answer["exceptionDetails"]}");
        return answer["result"]!["value"];
    }

    public async Task<int> CountAsync(string expression) => (int)(await EvaluateAsync(expression))!.GetValue<double>();

    public async Task<string> TextAsync(string expression) => (await EvaluateAsync(expression))!.GetValue<string>();

    public async Task WaitAsync(string condition)
    {
        for (int i = 0; i < 600; i++)
        {
            if ((await EvaluateAsync(condition))?.GetValue<bool>() == true)
                return;
            await Task.Delay(50);
        }

        Assert.Fail($"It never came true: {condition}");
    }

    /// <summary>The middle of an element after it was scrolled into view, shifted by parts of its size.</summary>
    public async Task<(double X, double Y)> PlaceAsync(string selector, double right = 0.5, double down = 0.5)
    {
        var box = await EvaluateAsync($"(() => {{ const e = document.querySelector({JsonValue.Create(selector).ToJsonString()}); e.scrollIntoView({{ block: 'center' }}); const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; }})()");
        double[] parts = [.. box!.AsArray().Select(v => v!.GetValue<double>())];
        return (parts[0] + (right * parts[2]), parts[1] + (down * parts[3]));
    }

    public async Task MouseAsync(string kind, double x, double y, bool pressed) =>
        await CallAsync("Input.dispatchMouseEvent", new JsonObject { ["type"] = kind, ["x"] = x, ["y"] = y, ["button"] = pressed ? "left" : "none", ["buttons"] = pressed && kind != "mouseReleased" ? 1 : 0, ["clickCount"] = pressed ? 1 : 0 });

    public async Task ClickAsync(double x, double y)
    {
        await MouseAsync("mousePressed", x, y, pressed: true);
        await MouseAsync("mouseReleased", x, y, pressed: true);
    }

    public async Task ClickAsync(string selector, double right = 0.5, double down = 0.5)
    {
        var (x, y) = await PlaceAsync(selector, right, down);
        await ClickAsync(x, y);
    }

    public async Task KeyAsync(string key)
    {
        await CallAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyDown", ["key"] = key, ["code"] = key });
        await CallAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyUp", ["key"] = key, ["code"] = key });
    }

    /// <summary>The pixels of an element as they are on the screen.</summary>
    public async Task<ImageStack> PictureAsync(string selector)
    {
        // Longer than the viewer waits until it draws all points again. No timer runs where scripts are off, and nothing changes then.
        if (_runsScripts)
            await EvaluateAsync("new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))), 250))");
        var (x, y) = await PlaceAsync(selector, 0, 0);
        var (right, bottom) = await PlaceAsync(selector, 1, 1);
        var clip = new JsonObject { ["x"] = x, ["y"] = y, ["width"] = right - x, ["height"] = bottom - y, ["scale"] = 1 };
        // The clip is in coordinates of the page, the place in those of the window.
        clip["x"] = x + (await EvaluateAsync("scrollX"))!.GetValue<double>();
        clip["y"] = y + (await EvaluateAsync("scrollY"))!.GetValue<double>();
        string png = (await CallAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["clip"] = clip }))["data"]!.GetValue<string>();
        return ImageStackReader.Read([_folder.Write($"{Guid.NewGuid():N}.png", Convert.FromBase64String(png))]).Stack!;
    }

    public Task<JsonNode> CallAsync(string method, JsonObject? parameters = null) => _browser.CallAsync(_session, method, parameters);

    public async ValueTask DisposeAsync()
    {
        _browser.Event -= Hear;
        await _browser.CallAsync(null, "Target.closeTarget", new JsonObject { ["targetId"] = _target });
        _folder.Dispose();
    }

    private void Hear(string session, string method, JsonNode parameters)
    {
        if (session != _session)
            return;
        switch (method)
        {
            case "Network.requestWillBeSent" when parameters["request"]!["url"]!.GetValue<string>() is var url && !url.StartsWith("data:", StringComparison.Ordinal):
                Requests.Enqueue(url);
                break;
            case "Log.entryAdded":
                Complaints.Enqueue(parameters["entry"]!["text"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Page.javascriptDialogOpening":
                Complaints.Enqueue($"{method}: {parameters.ToJsonString()}");
                break;
        }
    }
}
