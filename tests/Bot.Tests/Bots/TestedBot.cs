using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Bots;
using Bot.Channels;
using Bot.Reloading;
using Bot.Staff;
using Bot.Stores.Counts;
using Bot.Stores.Faults;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Bots;

/// <summary>The bot with the knowledge that ships, on the SDK's adapter for tests.</summary>
internal sealed class TestedBot : IDisposable
{
    private readonly IStorage _storage;
    private readonly CurrentEngine _engine = new(() => ShippedKnowledge.Engine, Options.Create(new AnsweringOptions()), new ModelCache(""));
    private readonly LoggerFactory _loggers;

    public TestedBot(IStorage storage, string channel = Microsoft.Bot.Connector.Channels.Test, TimeProvider? time = null)
    {
        _storage = storage;
        _loggers = new LoggerFactory([Log]);
        Recorder = new StaffRecorder(
            Counts, Options.Create(new StaffOptions { Key = new string('k', 32) }), Options.Create(new ReviewOptions { Enabled = true }), time ?? TimeProvider.System, _loggers.CreateLogger<StaffRecorder>());
        Adapter = new TurnErrors(_engine, _loggers.CreateLogger<TurnErrors>()).Guard(new TestAdapter(channel, sendTraceActivity: true));
    }

    public KeptLog Log { get; } = new();

    public TestAdapter Adapter { get; }

    /// <summary>What was counted and kept, once <see cref="Recorder"/> has written it.</summary>
    public MemoryCounts Counts { get; } = new();

    public StaffRecorder Recorder { get; }

    /// <summary>What the bot has said and no test has taken yet.</summary>
    public IEnumerable<string> Said => Adapter.ActiveQueue.Select(activity => activity.Type == ActivityTypes.Message ? activity.Text : activity.Type);

    /// <summary>A conversation in which every turn has a bot of its own, as the application gives it.</summary>
    /// <param name="before">Runs in each turn before the bot does.</param>
    public TestFlow Flow(Action? before = null) => new(Adapter, async (turnContext, cancellationToken) =>
    {
        before?.Invoke();
        var memory = new ConversationMemory(_storage, _loggers.CreateLogger<ConversationMemory>());
        await new TriggerPointBot(_engine, memory, new StoreCircuitBreaker(_ => null, TimeSpan.Zero, TimeProvider.System, _loggers.CreateLogger<StoreCircuitBreaker>()), Recorder, _loggers.CreateLogger<TriggerPointBot>()).OnTurnAsync(turnContext, cancellationToken);
    });

    public void Dispose()
    {
        Recorder.Dispose();
        _engine.Dispose();
        _loggers.Dispose();
        Log.Dispose();
    }
}
