using System.Net.Sockets;
using System.Text;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>Senders and readers that take their time: each is ended, and nobody else waits for them.</summary>
public sealed class SlowTests
{
    private static readonly string[] Paths = ["/api/messages", "/v3/directline/conversations"];

    [Fact]
    public async Task BodyThatStops_IsEndedAsTimedOut()
    {
        await using var server = await BotServer.StartAsync();

        await AssertTimedOutAsync(server, tick: "");
    }

    [Fact]
    public async Task BodyThatTricklesJustFastEnough_IsEndedAsTimedOut()
    {
        await using var server = await BotServer.StartAsync();

        // 500 bytes a second, more than the server's least rate; the whole would take two minutes.
        await AssertTimedOutAsync(server, tick: new string(' ', 50));
    }

    [Fact]
    public async Task HeadThatTrickles_IsEnded()
    {
        await using var server = await BotServer.StartAsync();

        var reply = await SendAndWaitAsync(server, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", tick: "x");

        Assert.StartsWith("HTTP/1.1 408 ", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManySlowSenders_DoNotKeepOthersWaiting()
    {
        await using var server = await BotServer.StartAsync();
        var slow = new List<TcpClient>();
        for (var i = 0; i < 200; i++)
        {
            var client = new TcpClient();
            slow.Add(client);
            await client.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Beginning("/v3/directline/conversations")));
        }

        var body = EmulatorBodies.Message("http://localhost:9", "good morning");
        body["deliveryMode"] = "expectReplies";
        using var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(body));

        Assert.True(response.IsSuccessStatusCode);
        Assert.All(slow, client => Assert.True(client.Connected));
        slow.ForEach(client => client.Dispose());
    }

    // Of all paths at once: each has the server's limit to wait for.
    private static async Task AssertTimedOutAsync(BotServer server, string tick)
    {
        var replies = await Task.WhenAll(Paths.Select(async path => (Path: path, Text: await SendAndWaitAsync(server, Beginning(path), tick))));

        Assert.All(replies, reply => Assert.StartsWith("HTTP/1.1 408 ", reply.Text, StringComparison.Ordinal));
    }

    private static string Beginning(string path) => $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{{";

    /// <summary>Sends a beginning and then the same bit over and over, until the server has had enough.</summary>
    private static async Task<string> SendAndWaitAsync(BotServer server, string beginning, string tick)
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port, hang.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), hang.Token);
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(hang.Token);
        var trickling = TrickleAsync(stream, Encoding.ASCII.GetBytes(tick), answered.Token);

        var buffer = new byte[4096];
        var read = await stream.ReadAsync(buffer, hang.Token);

        await answered.CancelAsync();
        await trickling;
        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    private static async Task TrickleAsync(NetworkStream stream, byte[] tick, CancellationToken answered)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (tick.Length > 0 && await timer.WaitForNextTickAsync(answered))
            {
                await stream.WriteAsync(tick, answered);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The server has answered, or hung up.
        }
    }
}
