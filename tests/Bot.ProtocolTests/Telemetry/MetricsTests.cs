using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;

namespace Bot.ProtocolTests.Telemetry;

[Collection(nameof(OneAtATime))]
public sealed class MetricsTests : IDisposable
{
    private const string Key = "a-key-of-thirty-two-characters-or-more";

    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task Metrics_OfAWeekInSmall_CountWhatHappenedAndHoldNoWord()
    {
        await using var server = await BotServer.StartAsync(_knowledge, $"--Telemetry:MetricsKey={Key}", "--DirectLine:MessagesPerConversation:AtOnce=4", "--DirectLine:MessagesPerConversation:PerMinute=1");
        var before = await ScrapeAsync(server);
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.AskAsync(server.Client, "does it mend a fracture");
        await visitor.AskAsync(server.Client, "hello");
        await visitor.AskAsync(server.Client, "helpful");
        await visitor.AskAsync(server.Client, "zebra crossing in the moonlight");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PostAsync(server.Client, "hello")).Status);
        var after = await ScrapeAsync(server);

        Assert.Contains("bot_answers_total{", after, StringComparison.Ordinal);
        double Grown(string name, string label) => Sum(after, name, label) - Sum(before, name, label);
        Assert.Equal(1, Grown("bot_answers_total", "outcome=\"answer\""));
        Assert.Equal(2, Grown("bot_answers_total", "outcome=\"smallTalk\""));
        Assert.Equal(4, Grown("bot_answer_duration_seconds_count", "stage=\"turn\""));
        Assert.Equal(4, Grown("bot_answer_duration_seconds_count", "stage=\"safety\""));
        Assert.Equal(1, Grown("bot_feedback_total", "helpful=\"True\""));
        Assert.Equal(1, Grown("bot_refusals_total", "allowance=\"messages-of-conversation\""));
        Assert.True(Grown("bot_store_duration_seconds_count", "") >= 8);
        Assert.Equal(1, Sum(after, "bot_store_available", ""));
        Assert.Equal(1, Sum(after, "bot_info", "version=\"0."));
        Assert.DoesNotContain("zebra", after, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(visitor.ConversationId, after, StringComparison.Ordinal);
        Figures.Keep("metrics", string.Join('\n', after.Split('\n').Where(line => line.StartsWith("bot_", StringComparison.Ordinal) && !line.Contains("_bucket", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-key-of-thirty-two-characters")]
    public async Task Metrics_WithoutTheKey_AreRefused(string? key)
    {
        await using var server = await BotServer.StartAsync(_knowledge, $"--Telemetry:MetricsKey={Key}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(server, key)).Status);
    }

    [Fact]
    public async Task Metrics_WithoutASetting_AreNotThere()
    {
        await using var server = await BotServer.StartAsync(_knowledge);

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(server, Key)).Status);
    }

    [Fact]
    public async Task Otlp_IsSentWhereTheEnvironmentSays()
    {
        using var collector = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        collector.Prefixes.Add(address);
        collector.Start();
        await using (var server = await BotServer.StartAsync(
            _knowledge, "--Telemetry:Otlp=true", $"--OTEL_EXPORTER_OTLP_ENDPOINT={address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"))
        {
            var visitor = await DirectLineVisitor.StartAsync(server.Client);
            await visitor.AskAsync(server.Client, "what is the capital of Peru");
            var received = ReceiveAsync(collector);
            await server.StopAsync();
            await server.DisposeAsync();
            var (paths, bodies) = await received.WaitAsync(Limits.Hang);

            Assert.Equal(["/v1/metrics", "/v1/traces"], paths.Order());
            Assert.Contains("bot.answers", bodies, StringComparison.Ordinal);
            Assert.Contains("noAnswer", bodies, StringComparison.Ordinal);
            Assert.DoesNotContain("Peru", bodies, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(visitor.ConversationId, bodies, StringComparison.Ordinal);
        }
    }

    // Both kinds, each once.
    private static async Task<(HashSet<string> Paths, string Bodies)> ReceiveAsync(HttpListener collector)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var bodies = "";
        while (paths.Count < 2)
        {
            var context = await collector.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream, System.Text.Encoding.Latin1);
            bodies += await reader.ReadToEndAsync();
            paths.Add(context.Request.Url!.AbsolutePath);
            context.Response.Close();
        }

        return (paths, bodies);
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static double Sum(string metrics, string name, string label) => metrics.Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private static async Task<string> ScrapeAsync(BotServer server)
    {
        var (status, text) = await GetAsync(server, Key);
        Assert.Equal(HttpStatusCode.OK, status);
        return text;
    }

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(BotServer server, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await server.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
