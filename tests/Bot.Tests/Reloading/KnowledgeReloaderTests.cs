using System.Threading.Channels;
using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Bot.Reloading;
using Bot.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Reloading;

public sealed class KnowledgeReloaderTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();
    private readonly FakeTimeProvider _time = new();
    private readonly KeptLog _log = new();
    private readonly CurrentEngine _engine;
    private readonly KnowledgeReloader _reloader;

    public KnowledgeReloaderTests()
    {
        var options = new AnsweringOptions();
        var first = new AnswerEngine(KnowledgeFolder.Load(_knowledge.Folder), options);
        _engine = new CurrentEngine(() => first, Options.Create(options), new ModelCache(""));
        _reloader = new KnowledgeReloader(new WatchedFolder(_knowledge.Folder), _engine, Options.Create(new AnsweringOptions()), _time, _log);
    }

    // Disposing it ends its loop.
    public void Dispose()
    {
        _reloader.Dispose();
        _engine.Dispose();
        _knowledge.Dispose();
    }

    [Fact]
    public async Task Edit_TakesEffectWithTheWholeFolder()
    {
        await _reloader.StartAsync(CancellationToken.None);
        _knowledge.Replace("replies.md", "Wording of greeting.", "Good day.").Replace("small-talk.md", "Hello there.", "Hello you.");

        Assert.Equal("Information The knowledge was edited and is in use: 2 passages.", await NextLogAsync());
        Assert.Equal("Good day.", _engine.Value.Greeting);
        Assert.Equal("Hello you.", _engine.Value.Answer("good morning", AnswerContext.Empty).Text);
    }

    [Fact]
    public async Task BrokenEdit_IsReportedByFileAndLineAndTheOldKnowledgeStays()
    {
        await _reloader.StartAsync(CancellationToken.None);
        _knowledge.Replace("topics/uses.md", "Claims: C02", "Claims: C99").Replace("replies.md", "Wording of greeting.", "Good day.");

        Assert.StartsWith("Error claims.md: No passage restates claim C02.", await NextLogAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Error topics/uses.md:11: The claim 'C99' is unknown.", await NextLogAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Error The edited knowledge has 2 problem(s)", await NextLogAsync(), StringComparison.Ordinal);
        Assert.Equal("Wording of greeting.", _engine.Value.Greeting);
    }

    [Fact]
    public async Task MendedEdit_TakesEffect()
    {
        await _reloader.StartAsync(CancellationToken.None);
        _knowledge.Replace("replies.md", "{#greeting}", "{#greting}");
        while (!(await NextLogAsync()).Contains("stays in use", StringComparison.Ordinal))
        {
        }

        _knowledge.Replace("replies.md", "{#greting}", "{#greeting}").Replace("replies.md", "Wording of greeting.", "Good day.");

        Assert.Contains("is in use", await NextLogAsync(), StringComparison.Ordinal);
        Assert.Equal("Good day.", _engine.Value.Greeting);
    }

    // Lets time go by until something is logged.
    private async Task<string> NextLogAsync()
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        string? line;
        while (!_log.Lines.Reader.TryRead(out line))
        {
            _time.Advance(KnowledgeReloader.Interval);
            await poll.WaitForNextTickAsync(hang.Token);
        }

        return line;
    }

    private sealed class KeptLog : ILogger<KnowledgeReloader>
    {
        public Channel<string> Lines { get; } = Channel.CreateUnbounded<string>();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Writer.TryWrite($"{logLevel} {formatter(state, exception)}");
    }
}
