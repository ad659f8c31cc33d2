namespace Bot.Staff;

/// <summary>
/// Counts what happens in chats and, where that is turned on, keeps redacted questions for review. Written every few
/// seconds, so that no answer waits for it; without <c>Staff:Key</c> nobody could read it, and nothing is written.
/// </summary>
/// <remarks>
/// Of a conversation one question a day is kept at most, and marked by a hash with a salt of that day; marks and salt go
/// when the day is over. So a group that k have asked is one of k conversations, and nobody can tell which.
/// </remarks>
internal sealed partial class StaffRecorder(
    ICountStore store, IOptions<StaffOptions> staff, IOptions<ReviewOptions> review, TimeProvider time, ILogger<StaffRecorder> logger) : BackgroundService
{
    /// <summary>What waits while the store cannot be written is dropped beyond this.</summary>
    private const int MostWaiting = 20_000;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly ReviewCipher? _cipher = review.Value.Enabled ? new ReviewCipher(staff.Value.Key!) : null;

    // Guarded by the gate.
    private Dictionary<(DateOnly Day, string Name, string Label), long> _counts = [];
    private List<Kept> _questions = [];
    private DateOnly _tidied;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Counts an answer, and keeps the question where the answer gives a reason to.</summary>
    public void Answered(string? conversation, string question, Answer answer, bool mayKeep, AnswerEngine engine)
    {
        Add(CountNames.Questions, "");
        Add(CountNames.Outcomes, answer.Outcome);
        Add(CountNames.Languages, answer.Language ?? "en");
        switch (answer)
        {
            case SafetyAnswer { IsRepeated: false } safety:
                Add(CountNames.Dangers, safety.Kind.Id);
                break;
            case NoAnswer { Reply: { } reply }:
                Add(CountNames.Refusals, reply);
                break;
        }

        if (mayKeep && ReviewReason.Of(answer) is { } reason)
        {
            Keep(conversation, question, reason, engine);
        }
    }

    public void Thumb(CommandKind kind, IEnumerable<string> passages, AnswerEngine engine)
    {
        // Ids come back from the visitor.
        foreach (var passage in passages.Where(id => engine.Knowledge.FindPassage(id) is not null).Distinct().DefaultIfEmpty(""))
        {
            Add(kind == CommandKind.Helpful ? CountNames.ThumbsUp : CountNames.ThumbsDown, passage);
        }
    }

    public void ThumbReason(string reason) => Add(CountNames.ThumbReasons, reason);

    /// <summary>Counts a conversation, as it begins.</summary>
    public void Visit() => Add(CountNames.Visits, "");

    /// <summary>Keeps a question for review, if it may be kept.</summary>
    public void Keep(string? conversation, string question, string reason, AnswerEngine engine)
    {
        if (_cipher is null || conversation is null || engine.Redact(question) is not { } redacted)
        {
            return;
        }

        using var scope = _gate.EnterScope();
        if (_questions.Count < MostWaiting)
        {
            _questions.Add(new Kept(Today, CountNames.Review + reason, _cipher.Encrypt(redacted), conversation));
        }
    }

    /// <summary>Drops what is not written yet of a conversation; what is written has nothing to tell it by.</summary>
    public void Forget(string? conversation)
    {
        using var scope = _gate.EnterScope();
        _questions.RemoveAll(question => question.Conversation == conversation);
    }

    /// <summary>Redacted questions kept; those of before the secret was changed are passed over.</summary>
    public IReadOnlyList<ReviewedQuestion> Questions(IEnumerable<Count> counts) => _cipher is null ? [] :
    [
        .. counts.Where(count => count.Name.StartsWith(CountNames.Review, StringComparison.Ordinal))
            .Select(count => (Count: count, Text: _cipher.Decrypt(count.Label)))
            .Where(kept => kept.Text is not null)
            .Select(kept => new ReviewedQuestion(kept.Text!, kept.Count.Name[CountNames.Review.Length..], (int)kept.Count.Number)),
    ];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    /// <summary>Writes what has come in, and deletes what is old enough.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        Dictionary<(DateOnly Day, string Name, string Label), long> counts;
        List<Kept> questions;
        lock (_gate)
        {
            (counts, _counts) = (_counts, []);
            (questions, _questions) = (_questions, []);
        }

        try
        {
            while (questions.Count > 0)
            {
                var (day, name, label, conversation) = questions[^1];
                if (await store.MarkAsync(day, await MarkAsync(day, name, conversation, cancellationToken), cancellationToken))
                {
                    counts[(day, name, label)] = counts.GetValueOrDefault((day, name, label)) + 1;
                }

                questions.RemoveAt(questions.Count - 1);
            }

            if (counts.Count > 0)
            {
                await store.AddAsync([.. counts.Select(c => new Count(c.Key.Day, c.Key.Name, c.Key.Label, c.Value))], cancellationToken);
                counts.Clear();
            }

            if (staff.Value.IsOn && _tidied != Today)
            {
                await store.DeleteAsync(Today.AddDays(-ICountStore.KeptDays), Today, cancellationToken);
                _tidied = Today;
            }
        }
#pragma warning disable CA1031 // A store may fail in any way; what was counted waits for the next round.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Restore(counts, questions);
            if (fault is not OperationCanceledException)
            {
                LogFailed(fault.GetType());
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    // Why an answer did not help is said after the thumb, of the same question: it counts beside it and not as another visitor.
    private async Task<string> MarkAsync(DateOnly day, string name, string conversation, CancellationToken cancellationToken)
    {
        var detail = ReviewReason.IsDetail(name[CountNames.Review.Length..]) ? "detail" : "";
        return Convert.ToHexString(HMACSHA256.HashData(await store.SaltAsync(day, cancellationToken), Encoding.UTF8.GetBytes($"{detail}|{conversation}")));
    }

    private void Add(string name, string label)
    {
        if (!staff.Value.IsOn)
        {
            return;
        }

        using var scope = _gate.EnterScope();
        var key = (Today, name, label);
        if (_counts.Count < MostWaiting || _counts.ContainsKey(key))
        {
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }
    }

    private void Restore(Dictionary<(DateOnly Day, string Name, string Label), long> counts, List<Kept> questions)
    {
        using var scope = _gate.EnterScope();
        foreach (var (key, number) in counts)
        {
            _counts[key] = _counts.GetValueOrDefault(key) + number;
        }

        _questions = [.. questions, .. _questions];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts for staff could not be written ({Fault}); it is tried again.")]
    private partial void LogFailed(Type fault);

    private sealed record Kept(DateOnly Day, string Name, string Label, string Conversation);
}

/// <summary>What is counted. Every label is an id of the knowledge, a code or a word of the program, and never a visitor's.</summary>
internal static class CountNames
{
    public const string Visits = "visits";
    public const string Questions = "questions";
    public const string Outcomes = "outcome";
    public const string Dangers = "danger";
    public const string Refusals = "refusal";
    public const string ThumbsUp = "thumb-up";
    public const string ThumbsDown = "thumb-down";
    public const string ThumbReasons = "thumb-reason";
    public const string Languages = "language";

    /// <summary>Begins the names of questions kept for review, before their reason; their labels are encrypted.</summary>
    public const string Review = "review-";
}
