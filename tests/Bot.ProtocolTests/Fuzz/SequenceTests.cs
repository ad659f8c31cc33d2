using System.Diagnostics;
using System.Globalization;
using Bot.ProtocolTests.DirectLine;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;
using Xunit.Abstractions;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>
/// Visitors who start, post, poll, stream, refresh, end and delete in any order for <c>FUZZ_SECONDS</c> (5 unless it is
/// set), each with a model of what must hold. <c>FUZZ_SEED</c> repeats a run's choices.
/// </summary>
public sealed class SequenceTests(ITestOutputHelper output) : IDisposable
{
    private const int Workers = 4;

    /// <summary>Conversations that a worker goes back and forth between.</summary>
    private const int ChatsPerWorker = 3;

    /// <summary>After which a conversation is compared as a whole and another is started.</summary>
    private const int StepsPerChat = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("sequences-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Memory")]
    [InlineData("Sqlite")]
    public async Task AnyOrder_HoldsWhatTheModelSays(string store)
    {
        var seed = FuzzTests.Number("FUZZ_SEED", Environment.TickCount & int.MaxValue);
        string[] folder = store == "Sqlite" ? [$"--Store:DataFolder={_folder}"] : [];

        // All come from one address, and in a minute a fast machine sends more than any allowance meant for people.
        string[] allowances = ["StartsPerAddress", "MessagesPerAddress", "MessagesPerConversation", "PollsPerConversation", "ConnectsPerConversation"];
        await using var server = await EchoServer.StartAsync(
            [$"--Store:Kind={store}", .. allowances.Select(allowance => $"--DirectLine:{allowance}:AtOnce=1000000"), .. folder]);
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(FuzzTests.Number("FUZZ_SECONDS", 5) / 2.0));
        var watch = Stopwatch.StartNew();

        var steps = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => WorkAsync(server, seed, worker, over.Token)));

        var figures = $"Any order, {store}: {steps.Sum():N0} steps in {watch.Elapsed.TotalSeconds:0.0} s, seed {seed}";
        output.WriteLine(figures);
        Figures.Keep($"sequences-{store}", figures);
    }

    private static async Task<int> WorkAsync(BotServer server, int seed, int worker, CancellationToken over)
    {
        var random = new Random(seed + worker);
        var chats = new SequenceChat[ChatsPerWorker];
        var (started, steps) = (0, 0);
        Task<SequenceChat> NextAsync() => SequenceChat.StartAsync(server.Client, string.Create(CultureInfo.InvariantCulture, $"visitor-{worker}-{++started}"), random);
        for (var i = 0; i < chats.Length; i++)
        {
            chats[i] = await NextAsync();
        }

        while (!over.IsCancellationRequested)
        {
            var at = random.Next(chats.Length);
            var other = chats[(at + 1) % chats.Length].ConversationId;
            steps++;
            await TryAsync(chats[at], seed, chat => chat.StepAsync(other));
            if (chats[at].Done.Count >= StepsPerChat)
            {
                await TryAsync(chats[at], seed, chat => chat.CheckAsync());
                chats[at].Dispose();
                chats[at] = await NextAsync();
            }
        }

        foreach (var chat in chats)
        {
            await TryAsync(chat, seed, last => last.CheckAsync());
            chat.Dispose();
        }

        return steps;
    }

    private static async Task TryAsync(SequenceChat chat, int seed, Func<SequenceChat, Task> step)
    {
        try
        {
            await step(chat);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Seed {seed}, after {string.Join(", ", chat.Done)}: {fault.Message}", fault);
        }
    }
}
