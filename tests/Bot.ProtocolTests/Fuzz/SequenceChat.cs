using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>
/// One conversation in which its visitor does one thing after the other in any order, and a model of what must hold
/// after each: what was acknowledged is there once and in order, is answered once and in order, reads the same from
/// wherever it is read, and is gone when it was deleted.
/// </summary>
internal sealed class SequenceChat(DirectLineProbe probe, string tag, Random random) : IDisposable
{
    /// <summary>A message sent again so many later must still be known again.</summary>
    private const int Repeatable = 200;

    private readonly Dictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private readonly List<(string ClientId, string Text, string Id)> _repeatable = [];
    private readonly SortedDictionary<long, (string Id, string Text, bool IsBots, string? ReplyTo)> _read = [];
    private readonly List<DirectLineSocket> _idle = [];
    private int _said;
    private bool _isGone;

    public string ConversationId => probe.ConversationId;

    /// <summary>What was done, for whoever looks into a failure.</summary>
    public List<string> Done { get; } = [];

    public static async Task<SequenceChat> StartAsync(HttpClient client, string tag, Random random) => new(await DirectLineProbe.StartAsync(client), tag, random);

    /// <summary>Does whatever comes up.</summary>
    public Task StepAsync(string otherConversation) => random.Next(20) switch
    {
        < 6 => Note("say", () => SayAsync(Text())),
        6 => Note("burst", () => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Text()).ToList().Select(SayAsync))),
        7 or 8 => Note("repeat", RepeatAsync),
        < 13 => Note("poll", PollAsync),
        13 or 14 => Note("stream", StreamAsync),
        15 => Note("refresh", async () => Expect(HttpStatusCode.OK, await probe.PostAsync("/tokens/refresh"))),
        16 => Note("start again", StartAgainAsync),
        17 => Note("delete", async () => Leave(HttpStatusCode.NoContent, await probe.DeleteAsync($"/conversations/{ConversationId}"))),
        18 => Note("end", EndAsync),
        _ => Note("other's", async () => Assert.NotEqual(HttpStatusCode.OK, (await probe.GetAsync($"/conversations/{otherConversation}/activities")).Status)),
    };

    /// <summary>Waits until all is answered, and compares the whole.</summary>
    public async Task CheckAsync()
    {
        Done.Add("check");
        if (_isGone)
        {
            Expect(HttpStatusCode.NotFound, await probe.PollAsync());
            return;
        }

        await Polling.UntilAsync(async () =>
        {
            await PollAsync();
            return _read.Values.Count(activity => activity.ReplyTo is not null && _acknowledged.ContainsKey(activity.ReplyTo)) >= _acknowledged.Count;
        });
        Assert.Equal(Enumerable.Range(1, _read.Count).Select(place => (long)place), _read.Keys);
        var said = _read.Values.Where(activity => !activity.IsBots).ToList();
        var replies = _read.Values.Where(activity => activity.IsBots).ToList();
        Assert.Equal(_acknowledged.OrderBy(message => message.Key, StringComparer.Ordinal), said.ToDictionary(message => message.Id, message => message.Text).OrderBy(message => message.Key, StringComparer.Ordinal));
        Assert.Equal("hello", replies[0].Text);
        Assert.Equal(said.Select(message => (message.Id, "echo " + message.Text)), replies.Skip(1).Select(reply => (reply.ReplyTo!, reply.Text)));
    }

    public void Dispose() => _idle.ForEach(stream => stream.Dispose());

    private Task Note(string what, Func<Task> step)
    {
        Done.Add(what);
        return step();
    }

    private string Text() => string.Create(CultureInfo.InvariantCulture, $"{tag} {++_said}");

    private async Task SayAsync(string text)
    {
        var clientId = random.Next(2) == 0 ? null : Guid.NewGuid().ToString("n");
        var answer = await probe.SendAsync(DirectLineProbe.Message(text, clientId));
        if (_isGone || answer.Status == HttpStatusCode.TooManyRequests)
        {
            // As many turns wait as may: it was refused, and must not be there.
            Assert.Equal(_isGone ? HttpStatusCode.NotFound : HttpStatusCode.TooManyRequests, answer.Status);
            return;
        }

        Expect(HttpStatusCode.OK, answer);
        lock (_acknowledged)
        {
            Assert.True(_acknowledged.TryAdd(answer["id"], text), "Two messages have one id.");
            if (clientId is not null)
            {
                _repeatable.Add((clientId, text, answer["id"]));
            }
        }
    }

    private async Task RepeatAsync()
    {
        if (_repeatable.Count == 0)
        {
            return;
        }

        var (clientId, text, id) = _repeatable[^(1 + random.Next(Math.Min(_repeatable.Count, Repeatable)))];
        var answer = await probe.SendAsync(DirectLineProbe.Message(text, clientId));
        Expect(_isGone ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer);
        if (!_isGone)
        {
            Assert.Equal(id, answer["id"]);
        }
    }

    private async Task PollAsync()
    {
        // From the beginning, the end or anywhere between.
        var after = _read.Count == 0 ? 0 : random.NextInt64(_read.Keys.Last() + 1);
        var answer = await probe.PollAsync(after.ToString(CultureInfo.InvariantCulture));
        Expect(_isGone ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer);
        if (!_isGone)
        {
            Read(answer.Activities, after);
        }
    }

    private async Task StreamAsync()
    {
        var answer = await probe.ReconnectAsync("0");
        if (_isGone)
        {
            Expect(HttpStatusCode.NotFound, answer);
            return;
        }

        Expect(HttpStatusCode.OK, answer);
        var stream = await probe.OpenStreamAsync();
        _idle.Add(stream);
        if (stream.Status == HttpStatusCode.TooManyRequests)
        {
            return;
        }

        // Up to the answer of what was said last, or the greeting.
        Assert.Equal(HttpStatusCode.SwitchingProtocols, stream.Status);
        var missing = _acknowledged.Keys.ToHashSet(StringComparer.Ordinal);
        List<JsonElement> seen = [];
        do
        {
            seen.Add(await stream.NextAsync());
            missing.Remove(ReplyTo(seen[^1]) ?? "");
        }
        while (missing.Count > 0);
        Read(seen, 0);
        if (random.Next(2) == 0)
        {
            await stream.CloseAsync();
        }
    }

    private async Task StartAgainAsync()
    {
        var answer = await probe.StartAsync();
        Expect(_isGone ? HttpStatusCode.Created : HttpStatusCode.OK, answer);
        if (_isGone)
        {
            _isGone = false;
            _acknowledged.Clear();
            _repeatable.Clear();
            _read.Clear();
        }
    }

    private async Task EndAsync()
    {
        var answer = await probe.SendAsync(new JsonObject { ["type"] = "endOfConversation" });
        Leave(_isGone ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer);
    }

    private void Leave(HttpStatusCode expected, DirectLineAnswer answer)
    {
        Expect(expected, answer);
        _isGone = true;
    }

    // What is read a second time is what was read the first time; nothing is left out, and nothing is another's.
    private void Read(IReadOnlyList<JsonElement> activities, long after)
    {
        foreach (var activity in activities)
        {
            var place = activity.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64();
            var now = (activity.GetProperty("id").GetString()!, activity.GetProperty("text").GetString()!, activity.GetProperty("from").GetProperty("role").GetString() == "bot", ReplyTo(activity));
            Assert.Equal(++after, place);
            Assert.True(_read.TryAdd(place, now) || _read[place] == now, $"Activity {place} has become another.");
            Assert.True(now.Item2 == "hello" || now.Item2.Contains(tag + " ", StringComparison.Ordinal), "Another visitor's words.");
        }
    }

    private static string? ReplyTo(JsonElement activity) => activity.TryGetProperty("replyToId", out var id) ? id.GetString() : null;

    private static void Expect(HttpStatusCode status, DirectLineAnswer answer) => Assert.True(status == answer.Status, $"{answer.Status} in place of {status}: {answer.Text}");
}
