using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Bot.Testing;

namespace Bot.ProtocolTests.Replicas;

/// <summary>A visitor who asks one question after another and comes back whenever the connection breaks.</summary>
internal sealed class Visitor(HttpClient client, int number, bool streams)
{
    private readonly DirectLineProbe _probe = new(client);
    private readonly List<string> _sent = [];
    private readonly Dictionary<long, JsonElement> _seen = [];
    private readonly HashSet<string> _answered = [];
    private int _seenTwice;
    private int _kept;
    private string _watermark = "";

    /// <summary>Requests that had to be made again.</summary>
    public int Retries { get; private set; }

    public int Acknowledged => _sent.Count;

    /// <summary>Starts a conversation, asks, and reads on until every question has its reply.</summary>
    public async Task TalkAsync(int questions, Task halfway, Action atHalf)
    {
        await AcceptedAsync(() => _probe.StartAsync());
        for (var i = 0; i < questions; i++)
        {
            if (i == questions / 2)
            {
                atHalf();
                await halfway;
            }

            var activity = DirectLineProbe.Message($"Visitor {number}, question {i}: who invented it?", $"client-{i}");
            var answer = await AcceptedAsync(() => _probe.SendAsync(activity));
            _sent.Add(answer["id"]);
        }

        await (streams ? ReadStreamAsync() : PollAsync());
        _kept = (await AcceptedAsync(() => _probe.PollAsync(""))).Activities.Count;
    }

    /// <summary>What is wrong with what this visitor has been shown; empty when nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        var shown = _seen.OrderBy(s => s.Key).Select(s => s.Value).ToList();
        var own = shown.Where(a => IsFrom(a, "user")).Select(Id).ToList();
        var replies = shown.Where(a => a.TryGetProperty("replyToId", out _)).Select(a => a.GetProperty("replyToId").GetString()!).ToList();
        if (!_seen.Keys.Order().SequenceEqual(Enumerable.Range(1, _seen.Count).Select(i => (long)i)))
        {
            yield return $"visitor {number}: gaps in {string.Join(',', _seen.Keys.Order())}";
        }

        if (!own.SequenceEqual(_sent))
        {
            yield return $"visitor {number}: sent {_sent.Count}, got back {own.Count} of the own, or in another order";
        }

        if (!replies.Where(_sent.Contains).SequenceEqual(_sent))
        {
            yield return $"visitor {number}: replies to the questions {string.Join(',', replies.Select(id => _sent.IndexOf(id)))}";
        }

        // The greeting, and every question with its reply.
        if (_kept != 1 + (2 * _sent.Count))
        {
            yield return $"visitor {number}: {_kept} activities are kept of {_sent.Count} questions";
        }

        if (_seenTwice > 0)
        {
            yield return $"visitor {number}: {_seenTwice} activities came twice on one watermark";
        }
    }

    private static string Id(JsonElement activity) => activity.GetProperty("id").GetString()!;

    private static bool IsFrom(JsonElement activity, string role) => activity.GetProperty("from").GetProperty("role").GetString() == role;

    private bool IsDone => _sent.TrueForAll(_answered.Contains);

    private async Task PollAsync()
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var hang = new CancellationTokenSource(Limits.Hang);
        while (!IsDone)
        {
            await pause.WaitForNextTickAsync(hang.Token);
            var page = await AcceptedAsync(() => _probe.PollAsync(_watermark));
            See(page.Activities);
            _watermark = page.Watermark;
        }
    }

    private async Task ReadStreamAsync()
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        while (!IsDone)
        {
            hang.Token.ThrowIfCancellationRequested();
            await AcceptedAsync(() => _probe.ReconnectAsync(_watermark));
            try
            {
                using var stream = await _probe.OpenStreamAsync();
                while (!IsDone)
                {
                    See([await stream.NextAsync()]);
                    _watermark = $"{_seen.Keys.Max()}";
                }
            }
            catch (Exception fault) when (fault is WebSocketException or InvalidOperationException)
            {
                Retries++;
            }
        }
    }

    private void See(IEnumerable<JsonElement> activities)
    {
        foreach (var activity in activities)
        {
            _answered.Add(activity.TryGetProperty("replyToId", out var question) ? question.GetString()! : "");
            _seenTwice += _seen.TryAdd(activity.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64(), activity) ? 0 : 1;
        }
    }

    // As Web Chat's "retry": the same activity again, until the server has said that it has it.
    private async Task<DirectLineAnswer> AcceptedAsync(Func<Task<DirectLineAnswer>> call)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var hang = new CancellationTokenSource(Limits.Hang);
        while (true)
        {
            try
            {
                var answer = await call();
                if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created)
                {
                    return answer;
                }
            }
            catch (HttpRequestException)
            {
                // The replica is gone, or nginx has not noticed yet.
            }

            Retries++;
            await pause.WaitForNextTickAsync(hang.Token);
        }
    }
}
