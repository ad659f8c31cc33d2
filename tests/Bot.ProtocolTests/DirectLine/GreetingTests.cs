using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

/// <summary>The shipped bot on the channel.</summary>
public sealed class GreetingTests
{
    private const string Question = "Will I be sore after trigger point massage?";

    [Theory]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"language":"en-US"}}""")]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"other"}""")]
    public async Task Visitor_ThatSendsAnEventFirst_IsGreetedOnce(string first)
    {
        await using var server = await BotServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await probe.SendTextAsync(first);
        await probe.SendTextAsync(first);
        using var stream = await probe.OpenStreamAsync();

        var id = await probe.SayAsync(Question);

        var said = new List<string>();
        string? to;
        do
        {
            var activity = await stream.NextAsync();
            to = activity.TryGetProperty("replyToId", out var known) ? known.GetString() : null;
            if (activity.GetProperty("from").GetProperty("role").GetString() == "bot")
            {
                said.Add(activity.GetProperty("text").GetString()!);
            }
        }
        while (to != id);
        Assert.Equal(2, said.Count);
        Assert.Contains("automated", said[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The article names", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_OnTheChannel_GetsAnswerSuggestionsAndDoctorReplyInOneActivity()
    {
        await using var server = await BotServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        await stream.NextAsync();

        await probe.SayAsync(Question);

        var (_, reply) = (await stream.NextAsync(), await stream.NextAsync());
        Assert.Contains("Source: Trigger Point Massage Focus", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("managing pain.", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("markdown", reply.GetProperty("textFormat").GetString());
        Assert.NotEmpty(reply.GetProperty("suggestedActions").GetProperty("actions").EnumerateArray());
        Assert.Equal("bot", reply.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal(probe.UserId, reply.GetProperty("recipient").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Message_OfFarTooManyWords_GetsAPoliteReply()
    {
        await using var server = await BotServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        await stream.NextAsync();

        await probe.SayAsync(string.Concat(Enumerable.Repeat("word ", 5000)));

        var (_, reply) = (await stream.NextAsync(), await stream.NextAsync());
        Assert.Contains("too long", reply.GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
    }
}
