namespace Bot.Answering.Safety;

/// <summary>The content of <c>knowledge/safety/</c>: what counts, and what is then said.</summary>
public sealed record SafetyRules
{
    /// <summary>Appended last to the first reply of a conversation to a pain-management question.</summary>
    public required string DoctorReply { get; init; }

    /// <summary>The same in short, for every such reply after that.</summary>
    public required string DoctorReplyShort { get; init; }

    /// <summary>Words that alone make a message one of pain management.</summary>
    public required IReadOnlyList<string> PainWords { get; init; }

    /// <summary>Words that make it one unless the examples say that they mean something else.</summary>
    public required IReadOnlyList<string> UsualPainWords { get; init; }

    /// <summary>Words that make it one when they come together.</summary>
    public required IReadOnlyList<SignPattern> PainPatterns { get; init; }

    /// <summary>Sayings that hold such words and mean something else.</summary>
    public required IReadOnlyList<string> Sayings { get; init; }

    /// <summary>Plain complaints: the doctor reply is due, and they show no danger.</summary>
    public required IReadOnlyList<Grid> Plain { get; init; }

    /// <summary>Messages for which the doctor reply is due.</summary>
    public required IReadOnlyList<string> Due { get; init; }

    /// <summary>Messages for which it is not due.</summary>
    public required IReadOnlyList<string> NotDue { get; init; }

    /// <summary>English, whose file names the concepts, and the other languages.</summary>
    public required IReadOnlyList<SafetyLanguage> Languages { get; init; }

    public required IReadOnlyList<Kind> Kinds { get; init; }

    /// <summary>Replies to danger by id.</summary>
    public required IReadOnlyDictionary<string, string> Replies { get; init; }

    /// <summary>Whom to call, by country; <c>default</c> where none is set.</summary>
    public required IReadOnlyDictionary<string, CountryNumbers> Numbers { get; init; }

    /// <summary>Messages that say that an alarm was an error or is sorted.</summary>
    public required IReadOnlyList<string> Resolved { get; init; }

    /// <summary>What always says so when it is the whole message, one in each language: what the visitor is told to write.</summary>
    public required IReadOnlyList<string> Endings { get; init; }

    /// <summary>Messages after an alarm that do not.</summary>
    public required IReadOnlyList<string> NotResolved { get; init; }

    /// <summary>Words that negate what follows.</summary>
    public required IReadOnlyList<string> Negators { get; init; }

    /// <summary>Words that end a negation's reach.</summary>
    public required IReadOnlyList<string> NegationBreakers { get; init; }
}
