using System.Text.Json;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.ProtocolTests.Messages;

public sealed class FaultTests
{
    [Fact]
    public async Task Message_StateStoreDown_IsAnsweredWithTheDoctorReply()
    {
        await using var server = await BotServer.StartAsync(services => services.AddSingleton<IStorage, BrokenStorage>());

        var text = await AskAsync(server, "Will I be sore after trigger point massage?");

        Assert.Contains("The article names", text, StringComparison.Ordinal);
        Assert.EndsWith("managing pain.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_BotBreaks_GetsACalmWordAndTheDoctorReplyButNoExceptionText()
    {
        await using var server = await BotServer.StartAsync(services => services.AddSingleton<IBot, BrokenBot>());

        var text = await AskAsync(server, "Will I be sore after trigger point massage?");

        Assert.StartsWith("Sorry, something went wrong", text, StringComparison.Ordinal);
        Assert.EndsWith("managing pain.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_StateStoreHangsAfterTheAnswer_IsAnsweredOnce()
    {
        await using var server = await BotServer.StartAsync(services => services.AddSingleton<IStorage, HangingStorage>(), "--DirectLine:TurnLimit=00:00:01");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);

        var answer = await visitor.AskAsync(server.Client, "Will I be sore after trigger point massage?");
        await visitor.AskAsync(server.Client, "Who invented it?");

        Assert.EndsWith("managing pain.", answer, StringComparison.Ordinal);
        // Two questions, a reply to each, and the word that the greeting could not be kept.
        Assert.Equal(5, (await visitor.ReadAsync(server.Client)).Count);
    }

    private static async Task<string> AskAsync(BotServer server, string question)
    {
        var body = EmulatorBodies.Message("http://localhost:9", question);
        body["deliveryMode"] = "expectReplies";
        var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(body));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("activities")[0].GetProperty("text").GetString()!;
    }

    private sealed class BrokenStorage : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => throw new IOException("secret detail");

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw new IOException("secret detail");

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw new IOException("secret detail");
    }

    private sealed class HangingStorage : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            Task.FromResult<IDictionary<string, object>>(new Dictionary<string, object>());

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => Task.Delay(Timeout.Infinite, cancellationToken);

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    private sealed class BrokenBot : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => throw new InvalidOperationException("secret detail");
    }
}
