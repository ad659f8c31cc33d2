using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Bot.DirectLine.Conversations;
using Bot.ProtocolTests.DirectLine;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

public sealed class TimeoutTests
{
    private const string ShortTimeout = "--Server:RequestTimeout=00:00:01";

    private static readonly LambdaBot Stuck = new((turnContext, cancellationToken) =>
        turnContext.Activity.ChannelId == "emulator" ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask);

    [Fact]
    public async Task RequestThatTakesTooLong_IsEnded()
    {
        await using var server = await BotServer.StartAsync(services => services.AddSingleton<IBot>(Stuck), ShortTimeout);

        using var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(EmulatorBodies.Message("http://localhost:9", "hello")));

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
    }

    [Fact]
    public async Task Forgetting_ThatTakesTooLong_IsNotSaidToBeDone()
    {
        var store = new ObservedStore(new MemoryDirectLineStore(TimeProvider.System)) { Deleting = new TaskCompletionSource().Task };
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store), ShortTimeout);
        var probe = await DirectLineProbe.StartAsync(server.Client);

        var answer = await probe.DeleteAsync($"/conversations/{probe.ConversationId}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await probe.PollAsync()).Status);
    }

    [Fact]
    public async Task Stream_StaysOpenLongerThanARequestMayTake()
    {
        await using var server = await BotServer.StartAsync(services => services.AddSingleton<IBot>(Stuck), ShortTimeout);
        using var started = JsonDocument.Parse(await (await server.Client.PostAsync("/v3/directline/conversations", null)).Content.ReadAsStringAsync());
        using var hang = new CancellationTokenSource(Limits.Hang);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(started.RootElement.GetProperty("streamUrl").GetString()!), hang.Token);

        // Ended for taking too long, so by then the stream is older than that.
        using var slow = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(EmulatorBodies.Message("http://localhost:9", "hello")));
        Assert.Equal(HttpStatusCode.GatewayTimeout, slow.StatusCode);

        using var post = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{started.RootElement.GetProperty("conversationId").GetString()}/activities")
        {
            Content = new StringContent("""{"type":"message","text":"still here"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        post.Headers.Authorization = new("Bearer", started.RootElement.GetProperty("token").GetString());
        using var posted = await server.Client.SendAsync(post);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Contains("still here", await ReadUntilAsync(socket, "still here", hang.Token), StringComparison.Ordinal);
    }

    private static async Task<string> ReadUntilAsync(WebSocket socket, string text, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var received = "";
        while (!received.Contains(text, StringComparison.Ordinal))
        {
            var part = await socket.ReceiveAsync(buffer, cancellationToken);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            received += System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count);
        }

        return received;
    }
}
