using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Answering.Evaluation;
using Bot.Answering.Review;
using Bot.Bots;
using Bot.Reloading;
using Bot.Staff;
using Bot.Stores;
using Bot.Stores.Counts;
using Bot.Stores.Faults;
using Bot.Stores.Sqlite;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bot.Testing;

/// <summary>A week of chats from the labelled questions and chats, had with the real bot over a real database.</summary>
public static class StaffWeek
{
    public const int Days = 7;

    /// <summary>Has the chats, so that the last day is today; then what is kept of the chats themselves is deleted, as it is a day later.</summary>
    /// <param name="dataFolder">Where the database is made.</param>
    /// <param name="sets">Folder of the labelled questions and chats.</param>
    /// <param name="chats">How many.</param>
    /// <param name="key">What the pages for staff are opened with.</param>
    /// <returns>Every message that was said, and the questions that were kept of them.</returns>
    public static async Task<(IReadOnlyList<string> Messages, IReadOnlyList<ReviewedQuestion> Kept)> HaveAsync(string dataFolder, string sets, int chats, string key)
    {
        var all = Chats(sets);
        var clock = new Clock();
        using var database = new SqliteDatabase(Options.Create(new StoreOptions { DataFolder = dataFolder }), clock, NullLogger<SqliteDatabase>.Instance);
        using var engine = new CurrentEngine(() => ShippedKnowledge.Engine, Options.Create(new AnsweringOptions()), new ModelCache(""));
        var state = new SqliteBotState(database, clock);
        var counts = new SqliteCounts(database);
        using var recorder = new StaffRecorder(
            counts, Options.Create(new StaffOptions { Key = key }), Options.Create(new ReviewOptions { Enabled = true }), clock, NullLogger<StaffRecorder>.Instance);
        var bot = new TriggerPointBot(
            engine,
            new ConversationMemory(state, NullLogger<ConversationMemory>.Instance),
            new StoreCircuitBreaker(_ => null, TimeSpan.Zero, clock, NullLogger<StoreCircuitBreaker>.Instance),
            recorder,
            NullLogger<TriggerPointBot>.Instance);
        var adapter = new TestAdapter(Microsoft.Bot.Connector.Channels.Test);
        var said = new List<string>();
        for (var chat = 0; chat < chats; chat++)
        {
            clock.DaysAgo = Days - 1 - (chat * Days / chats);
            // Eleven is a stranger to the number of chats, so that all sets come on every day.
            var messages = all[chat * 11 % all.Count];
            adapter.Conversation.Conversation = new ConversationAccount(id: $"chat-{chat}");
            foreach (var message in chat % 9 == 0 ? [.. messages, "not helpful"] : chat % 7 == 0 ? [.. messages, "helpful"] : messages)
            {
                await adapter.ProcessActivityAsync(new Activity(ActivityTypes.Message) { Text = message }, bot.OnTurnAsync);
                adapter.ActiveQueue.Clear();
                said.Add(message);
            }

            if (chat % 200 == 199)
            {
                await recorder.WriteAsync(default);
            }
        }

        await recorder.WriteAsync(default);
        await state.DeleteIdleAsync(clock.GetUtcNow() + TimeSpan.FromDays(1), default);
        return (said, recorder.Questions(await counts.ReadAsync(DateOnly.MinValue, default)));
    }

    private static List<IReadOnlyList<string>> Chats(string sets) =>
    [
        .. Directory.EnumerateFiles(sets, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(path => EvaluationJson.HoldsConversations(path)
            ? EvaluationJson.ReadConversations(path).Select(chat => chat.Turns)
            : EvaluationJson.ReadQuestions(path).Select(question => (IReadOnlyList<string>)[question.Question])),
    ];

    private sealed class Clock : TimeProvider
    {
        public int DaysAgo { get; set; } = Days;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(-DaysAgo);
    }
}
