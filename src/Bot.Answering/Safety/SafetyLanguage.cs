namespace Bot.Answering.Safety;

/// <summary>A language of <c>knowledge/safety/languages/</c>: its words for what matters for safety, and the fixed replies in it.</summary>
public sealed record SafetyLanguage
{
    /// <summary>ISO 639-1 code.</summary>
    public required string Code { get; init; }

    /// <summary>Everyday words by which the language is known; none for English.</summary>
    public required IReadOnlyList<string> LanguageWords { get; init; }

    /// <summary>Words for pains, symptoms and conditions beside those of the concepts: with one of them the doctor reply is due.</summary>
    public required IReadOnlyList<string> Complaints { get; init; }

    /// <summary>Messages that show no danger.</summary>
    public required IReadOnlyList<string> Ordinary { get; init; }

    /// <summary>Words by concept id, in the order of the file.</summary>
    public required IReadOnlyList<ConceptWords> Concepts { get; init; }

    /// <summary>Replies by id; none for English, whose replies stand in files of their own.</summary>
    public required IReadOnlyDictionary<string, string> Replies { get; init; }
}

/// <summary>The words of a language for one concept.</summary>
/// <param name="Id">Of the concept, the same in all languages.</param>
/// <param name="Section">What it is about: body, signs, conditions ...</param>
/// <param name="Words">Words and phrases; a star stands for any ending.</param>
public sealed record ConceptWords(string Id, string Section, IReadOnlyList<string> Words);
