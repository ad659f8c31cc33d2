namespace Bot.Answering.Safety;

/// <summary>A language the bot does not answer in, but recognises a pain question in.</summary>
public sealed record ForeignLanguage
{
    /// <summary>ISO 639-1 code.</summary>
    public required string Code { get; init; }

    /// <summary>Words that show a pain, symptom or condition.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Everyday words by which the language is known.</summary>
    public required IReadOnlyList<string> LanguageWords { get; init; }

    /// <summary>The doctor reply in that language.</summary>
    public required string Reply { get; init; }
}
