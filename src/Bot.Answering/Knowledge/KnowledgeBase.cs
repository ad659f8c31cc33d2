namespace Bot.Answering.Knowledge;

/// <summary>Everything the bot may say, and how it is found: the checked content of <c>knowledge/</c>.</summary>
public sealed record KnowledgeBase
{
    private Origin? _origin;

    public required IReadOnlyList<Passage> Passages { get; init; }

    public required IReadOnlyList<FixedReply> FixedReplies { get; init; }

    /// <summary>Wordings by id: greeting, help, nothing-found and so on.</summary>
    public required IReadOnlyDictionary<string, string> Replies { get; init; }

    /// <summary>Wordings of the chat on a website, by id.</summary>
    public required IReadOnlyDictionary<string, string> ChatPage { get; init; }

    /// <summary>The same in other languages, by language and id; what is missing is said in English.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ChatPageTranslations { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    public required IReadOnlyList<Command> Commands { get; init; }

    /// <summary>Words that begin a question about what was just answered.</summary>
    public required IReadOnlyList<string> FollowUps { get; init; }

    /// <summary>Those of them that ask for a reason.</summary>
    public IReadOnlyList<string> Whys { get; init; } = [];

    /// <summary>Words that alone ask nothing, with what they may be about.</summary>
    public IReadOnlyList<WordChoice> WordChoices { get; init; } = [];

    /// <summary>Concept name to the words and phrases that mean it.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Concepts { get; init; }

    public required SafetyRules Safety { get; init; }

    /// <summary>When a topic was last edited.</summary>
    public DateOnly Edited { get; init; }

    /// <summary>Who of the clinic has signed off the topics, as their files say.</summary>
    public string SignOff { get; init; } = "none";

    /// <summary>What is signed off and what waits for it; null when nobody asks for that and nothing is.</summary>
    public SignOffState? SignOffs { get; init; }

    /// <summary>SHA-256 of the files it was read from; null when it was not: a copy with something changed is not what was read.</summary>
    internal byte[]? Fingerprint => _origin is { } origin && ReferenceEquals(origin.Read, this) ? origin.Fingerprint : null;

    /// <summary>Tells one knowledge from another, for logs and records.</summary>
    public string ShortFingerprint => Fingerprint is { } fingerprint ? Convert.ToHexStringLower(fingerprint.AsSpan(0, 6)) : "changed";

    /// <summary>Titles of the topic files, in reading order; what the bot says it can answer.</summary>
    public IEnumerable<string> Topics => Passages.Select(p => p.Topic).Distinct();

    /// <summary>The passages with these ids, in their order; ids that no longer exist are passed over.</summary>
    public IReadOnlyList<Passage> FindPassages(IEnumerable<string> ids) => [.. ids.Select(FindPassage).OfType<Passage>()];

    /// <summary>The kind of danger with this id; null when there is none (any more).</summary>
    public Kind? FindKind(string? id) => id is null ? null : Safety.Kinds.FirstOrDefault(kind => kind.Id == id);

    /// <summary>A language other than English; null for a code that the knowledge does not have.</summary>
    /// <param name="code">ISO 639-1.</param>
    public SafetyLanguage? FindLanguage(string? code) => Safety.Languages.FirstOrDefault(language => language.Code == code);

    public Passage? FindPassage(string id) => Passages.FirstOrDefault(p => p.Id == id);

    /// <summary>Says what files it was read from.</summary>
    internal KnowledgeBase ReadFrom(byte[] fingerprint)
    {
        _origin = new Origin(this, fingerprint);
        return this;
    }

    private sealed class Origin(KnowledgeBase read, byte[] fingerprint)
    {
        public KnowledgeBase Read => read;

        public byte[] Fingerprint => fingerprint;
    }
}
