namespace Bot.Answering.Composition;

/// <summary>For staff: how an answer came about.</summary>
public sealed record AnswerTrace
{
    /// <summary>What the safety rules decided, and by what.</summary>
    public required string Verdict { get; init; }

    /// <summary>How likely the message shows danger, by what was learned.</summary>
    public float Danger { get; init; }

    /// <summary>The best passages, at most five.</summary>
    public IReadOnlyList<RankedPassage> Ranking { get; init; } = [];

    /// <summary>How much spoke for small talk or a question out of scope.</summary>
    public float FixedShare { get; init; }

    /// <summary>Time spent on the safety rules.</summary>
    public TimeSpan SafetyTime { get; init; }

    /// <summary>Time spent on ranking passages.</summary>
    public TimeSpan SearchTime { get; init; }

    /// <summary>What went wrong inside, when the verdict is <c>failed</c>; for the log only.</summary>
    public Exception? Fault { get; init; }
}
