using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Bot.Testing;

namespace Bot.ProtocolTests.DirectLineJs;

/// <summary>The unmodified botframework-directlinejs in a Node process of its own.</summary>
internal sealed class DirectLineJsClient : IAsyncDisposable
{
    private readonly Process _node;
    private readonly Task<string> _errors;
    private readonly Task _reading;
    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();
    private readonly List<JsonElement> _seen = [];

    public DirectLineJsClient(Uri server, JsonObject options)
    {
        options["domain"] = new Uri(server, "/v3/directline").AbsoluteUri;
        _node = Process.Start(new ProcessStartInfo("node", ["driver.js", options.ToJsonString()])
        {
            WorkingDirectory = DirectLineJsPackages.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _errors = _node.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <summary>All activities so far, with repetitions, in the order that Web Chat gives them. The client itself may turn those of two frames round.</summary>
    public IReadOnlyList<JsonElement> Activities =>
        [.. _seen.Where(e => e.TryGetProperty("activity", out _)).Select(e => e.GetProperty("activity")).OrderBy(a => a.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64())];

    /// <summary>Their texts.</summary>
    public IEnumerable<string> Texts => Activities.Select(a => a.GetProperty("text").GetString()!);

    /// <summary>All values of connectionStatus$ so far.</summary>
    public IEnumerable<int> Statuses => _seen.Where(e => e.TryGetProperty("status", out _)).Select(e => e.GetProperty("status").GetInt32());

    /// <summary>Posts a message; the id that the client is given, or "retry".</summary>
    public Task<string> SayAsync(string text) => PostAsync(DirectLineProbe.Message(text, "client " + text));

    /// <summary>Posts an activity; the id that the client is given, or "retry".</summary>
    public async Task<string> PostAsync(JsonNode activity) => (await AskAsync("post", activity, "posted")).GetString()!;

    /// <summary>Posts an activity that the client is refused; the status, or its own reason.</summary>
    public async Task<string> PostInVainAsync(JsonNode activity) => (await AskAsync("post", activity, "refused")).ToString();

    /// <summary>Has the client exchange its token now, which it goes on with.</summary>
    public async Task<string> RefreshAsync() => (await AskAsync("refresh", null, "refreshed")).GetString()!;

    /// <summary>The session of a sign-in; empty without one.</summary>
    public async Task<string> SessionAsync() => (await AskAsync("session", null, "session")).GetString()!;

    public Task ReconnectAsync(string token, string streamUrl) => CommandAsync("reconnect", new JsonObject { ["token"] = token, ["streamUrl"] = streamUrl });

    public Task EndAsync() => CommandAsync("end", null);

    /// <summary>Waits until there have been activities with all these texts.</summary>
    public Task UntilTextsAsync(params string[] texts) => UntilAsync(() => texts.All(text => Texts.Contains(text)));

    /// <summary>Waits until this is the value of connectionStatus$.</summary>
    public Task UntilStatusAsync(int status) => UntilAsync(() => Statuses.Any() && Statuses.Last() == status);

    /// <summary>Waits until activity$ ends with an error, which it returns.</summary>
    public async Task<string> UntilEndedAsync()
    {
        JsonElement ended = default;
        await UntilAsync(() => _seen.Exists(e => e.TryGetProperty("ended", out ended)));
        return ended.GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        try
        {
            await _reading.WaitAsync(Limits.Hang);
        }
        finally
        {
            _node.Kill(entireProcessTree: true);
            _node.Dispose();
        }
    }

    private async Task<JsonElement> AskAsync(string command, JsonNode? argument, string answer)
    {
        var before = _seen.Count;
        await CommandAsync(command, argument);
        JsonElement answered = default;
        await UntilAsync(() => _seen.Count > before && _seen[^1].TryGetProperty(answer, out answered));
        return answered;
    }

    private async Task CommandAsync(string name, JsonNode? argument)
    {
        await _node.StandardInput.WriteLineAsync(new JsonObject { [name] = argument }.ToJsonString());
        await _node.StandardInput.FlushAsync();
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        while (!isSo())
        {
            try
            {
                _seen.Add(await _events.Reader.ReadAsync(hang.Token));
            }
            catch (Exception fault) when (fault is ChannelClosedException or OperationCanceledException)
            {
                throw new InvalidOperationException($"It did not happen. Until then: {string.Join('\n', _seen)} {(_errors.IsCompleted ? await _errors : "")}", fault);
            }
        }
    }

    private async Task ReadAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line)
        {
            // A warning of the client's own is no event of ours.
            if (line.StartsWith('{'))
            {
                _events.Writer.TryWrite(JsonElement.Parse(line));
            }
        }

        _events.Writer.Complete();
    }
}
