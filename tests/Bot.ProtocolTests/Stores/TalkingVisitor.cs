using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Stores;

/// <summary>A visitor who says one thing after the other until the bot is gone, and knows what was acknowledged.</summary>
internal sealed class TalkingVisitor(DirectLineVisitor visitor)
{
    private readonly List<(string Text, string Id)> _acknowledged = [];
    private string? _unanswered;

    public int Acknowledged => _acknowledged.Count;

    public static async Task<TalkingVisitor> StartAsync(HttpClient client) => new(await DirectLineVisitor.StartAsync(client));

    /// <summary>Posts until the connection breaks.</summary>
    /// <param name="client">Speaks to the bot.</param>
    /// <param name="acknowledged">Told of each message that was answered 200.</param>
    public async Task TalkAsync(HttpClient client, Action acknowledged)
    {
        try
        {
            while (true)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"Message {_acknowledged.Count}: will I be sore after trigger point massage?");
                _unanswered = text;
                var (status, id) = await visitor.PostAsync(client, text, text);
                if (status == HttpStatusCode.TooManyRequests)
                {
                    // As many turns wait as may; reading gives the bot time.
                    await visitor.ReadAsync(client);
                    continue;
                }

                Assert.Equal(HttpStatusCode.OK, status);
                _acknowledged.Add((text, id!));
                _unanswered = null;
                acknowledged();
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            // The bot was killed: what it has not answered may or may not be there.
        }
    }

    /// <summary>Sends once more what was not acknowledged, as a client does that has lost its connection.</summary>
    public async Task RepeatAsync(HttpClient client)
    {
        if (_unanswered is { } text)
        {
            var (status, id) = await visitor.PostAsync(client, text, text);
            Assert.Equal(HttpStatusCode.OK, status);
            _acknowledged.Add((text, id!));
        }
    }

    /// <summary>Waits for the reply to every message, and checks that all is there once and in order.</summary>
    public async Task CheckAsync(HttpClient client)
    {
        List<JsonObject> all = [];
        await Polling.UntilAsync(async () =>
        {
            all = await visitor.ReadAsync(client);
            return all.Count(IsReply) >= _acknowledged.Count;
        });

        Assert.Equal(Enumerable.Range(1, all.Count).Select(i => (long)i), all.Select(DirectLineVisitor.Sequence));
        Assert.Equal(_acknowledged, all.Where(activity => (string?)activity["from"]!["role"] == "user").Select(activity => ((string)activity["text"]!, (string)activity["id"]!)));
        Assert.Equal(_acknowledged.Select(message => message.Id), all.Where(IsReply).Select(activity => (string)activity["replyToId"]!));
        Assert.All(all.Where(IsReply), reply => Assert.Contains("Talk to your doctor", ((string)reply["text"]!).Split("---")[^1], StringComparison.Ordinal));
        Assert.Single(all, activity => !IsReply(activity) && (string?)activity["from"]!["role"] != "user");
    }

    // The greeting is a reply too, to the opening that nobody sees.
    private bool IsReply(JsonObject activity) => _acknowledged.Exists(message => message.Id == (string?)activity["replyToId"]);
}
