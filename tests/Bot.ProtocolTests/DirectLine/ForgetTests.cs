using System.Net;
using System.Net.WebSockets;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class ForgetTests
{
    private readonly Dictionary<string, JObject> _memory = [];

    [Fact]
    public async Task Delete_Conversation_IsAsIfItHadNeverBeen()
    {
        await using var server = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        await AskAsync(probe, stream);
        Assert.Single(_memory);

        var answer = await probe.DeleteAsync($"/conversations/{probe.ConversationId}");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Empty(_memory);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await stream.EndAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await probe.PollAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await probe.ReconnectAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await probe.SendAsync(DirectLineProbe.Message("one"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await probe.DeleteAsync($"/conversations/{probe.ConversationId}")).Status);
    }

    [Fact]
    public async Task Delete_WhileATurnRuns_LeavesNothingBehind()
    {
        var (begun, release, ended) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var storage = new MemoryStorage(_memory);
        var bot = new LambdaBot(async (turnContext, cancellationToken) =>
        {
            if (turnContext.Activity.Type == ActivityTypes.EndOfConversation)
            {
                await storage.DeleteAsync([turnContext.Activity.Conversation.Id], cancellationToken);
            }
            else if (turnContext.Activity.Type == ActivityTypes.Message)
            {
                begun.SetResult();
                await release.Task;
                await storage.WriteAsync(new Dictionary<string, object> { [turnContext.Activity.Conversation.Id] = new JObject { ["said"] = turnContext.Activity.Text } }, cancellationToken);
                ended.SetResult();
            }
        });
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<IBot>(bot));
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await probe.SayAsync("my secret");
        await begun.Task.WaitAsync(Limits.Hang);

        var deleting = probe.DeleteAsync($"/conversations/{probe.ConversationId}");
        release.SetResult();

        Assert.Equal(HttpStatusCode.NoContent, (await deleting).Status);
        await ended.Task.WaitAsync(Limits.Hang);
        Assert.Empty(_memory);
        Assert.Equal(HttpStatusCode.NotFound, (await probe.PollAsync()).Status);
    }

    [Fact]
    public async Task ForgetMe_InWords_DeletesTheTranscriptButItsLastReply()
    {
        await using var server = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        await AskAsync(probe, stream);

        await probe.SayAsync("forget me");

        var reply = await NextOfAsync(stream, "endOfConversation");
        var kept = (await probe.PollAsync()).Activities;
        Assert.Equal(["message", "endOfConversation"], kept.Select(a => a.GetProperty("type").GetString()));
        Assert.Equal(reply, kept[1].GetProperty("id").GetString());
        Assert.All(kept, a => Assert.Equal("bot", a.GetProperty("from").GetProperty("role").GetString()));
        Assert.Empty(_memory);
    }

    [Fact]
    public async Task ForgetMe_InWords_LetsTheVisitorGoOn()
    {
        await using var server = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        await stream.NextAsync();
        await probe.SayAsync("forget me");
        await NextOfAsync(stream, "endOfConversation");

        var id = await probe.SayAsync("What is a trigger point?");

        Assert.Equal(id, (await stream.NextAsync()).GetProperty("id").GetString());
        Assert.Equal(id, (await stream.NextAsync()).GetProperty("replyToId").GetString());
    }

    private static async Task AskAsync(DirectLineProbe probe, DirectLineSocket stream)
    {
        var id = await probe.SayAsync("Will I be sore after trigger point massage?");
        while (!(await stream.NextAsync()).TryGetProperty("replyToId", out var to) || to.GetString() != id)
        {
        }
    }

    private static async Task<string> NextOfAsync(DirectLineSocket stream, string type)
    {
        while (true)
        {
            var activity = await stream.NextAsync();
            if (activity.GetProperty("type").GetString() == type)
            {
                return activity.GetProperty("id").GetString()!;
            }
        }
    }

    private Task<BotServer> StartAsync() => BotServer.StartAsync(services => services.AddSingleton<IStorage>(new MemoryStorage(_memory)));
}
