namespace Bot.Answering.Safety;

/// <summary>Looks for words of pain management in a message, sayings that hold such words left out.</summary>
internal sealed class PainWords(SafetyRules rules)
{
    private readonly PhraseSet _words = new(rules.PainWords);
    private readonly PhraseSet _usualWords = new(rules.UsualPainWords);
    private readonly SignPatternSet _together = new(rules.PainPatterns.Select(pattern => new NumberedPattern(pattern, 0)), concepts: []);
    private readonly PhraseSet _sayings = new(rules.Sayings);

    /// <summary>Words that are enough, or are unless they mean something else.</summary>
    public bool Speak(Token[] tokens) => AreIn(tokens) || UsualOnesAreIn(tokens) || StandTogether(tokens);

    /// <summary>A word that is enough by itself, whatever was learned.</summary>
    public bool AreIn(Token[] tokens) => _words.Find(WithoutSayings(tokens)).Any();

    /// <summary>Words that are enough together.</summary>
    public bool StandTogether(Token[] tokens) => _together.First(WithoutSayings(tokens), concepts: [], negated: null) is not null;

    /// <summary>A word that speaks of pain, or means something else.</summary>
    public bool UsualOnesAreIn(Token[] tokens) => _usualWords.Find(WithoutSayings(tokens)).Any();

    private Token[] WithoutSayings(Token[] tokens)
    {
        bool[]? covered = null;
        foreach (var saying in _sayings.Find(tokens))
        {
            covered ??= new bool[tokens.Length];
            covered.AsSpan(saying.Start, saying.Length).Fill(true);
        }

        return covered is null ? tokens : [.. tokens.Where((_, index) => !covered[index])];
    }
}
