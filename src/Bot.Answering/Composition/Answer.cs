namespace Bot.Answering.Composition;

/// <summary>A reply to one message; the set of kinds is closed.</summary>
public abstract record Answer
{
    private protected Answer(string outcome) => Outcome = outcome;

    /// <summary>The whole reply as Markdown; the doctor reply, when due, is its last part.</summary>
    public required string Text { get; init; }

    /// <summary>The doctor reply is part of <see cref="Text"/>.</summary>
    public required bool DoctorReply { get; init; }

    /// <summary>The note on a condition for which massage needs a doctor's yes is part of <see cref="Text"/>.</summary>
    public bool Caution => CautionKind is not null;

    /// <summary>Id of that condition's kind.</summary>
    public string? CautionKind { get; init; }

    /// <summary>Id of the fixed reply that was given; null for passages.</summary>
    public string? Reply { get; init; }

    /// <summary>Code of the language other than English that the message is in.</summary>
    public string? Language { get; init; }

    /// <summary>Questions to offer next.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Passages that the visitor can choose by number, in the order in which they are offered.</summary>
    public IReadOnlyList<Passage> Offered { get; init; } = [];

    /// <summary>Places outside the chat to call, book or go to.</summary>
    public IReadOnlyList<AnswerLink> Links { get; init; } = [];

    public required AnswerTrace Trace { get; init; }

    /// <summary>What to pass with the next question of the same conversation.</summary>
    public AnswerContext Next { get; init; } = AnswerContext.Empty;

    /// <summary>The kind's name in machine-readable output.</summary>
    public virtual string Outcome { get; }
}

/// <summary>One passage, or two where both are needed.</summary>
public sealed record SourcedAnswer() : Answer("answer")
{
    public required IReadOnlyList<Passage> Passages { get; init; }
}

/// <summary>Several passages fit about equally well; they are offered as suggestions.</summary>
public sealed record DidYouMean() : Answer("didYouMean");

/// <summary>No passage fits.</summary>
public sealed record NoAnswer() : Answer("noAnswer");

/// <summary>The clinic's own words on itself.</summary>
public sealed record ClinicAnswer() : Answer("clinic");

/// <summary>A stored reply to small talk.</summary>
public sealed record SmallTalk() : Answer("smallTalk");

/// <summary>A reply to a command; what it asks of the conversation is the caller's to do.</summary>
public sealed record CommandReply() : Answer("smallTalk")
{
    public required CommandKind Command { get; init; }
}

/// <summary>A reply to danger or low mood: what to do first, and nothing else.</summary>
public sealed record SafetyAnswer() : Answer("urgent")
{
    public required Kind Kind { get; init; }

    /// <summary>The message shows no danger itself; the advice on an earlier one is repeated.</summary>
    public required bool IsRepeated { get; init; }

    public override string Outcome => Kind.Tier switch
    {
        Tier.Crisis => "crisis",
        Tier.Safeguarding => "safeguarding",
        Tier.LowMood => "lowMood",
        _ => base.Outcome,
    };
}
