using Bot.Answering.Classification;
using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>
/// Decides whether the doctor reply is due. Anything that speaks for it is enough: a word, a combination, another
/// language, a message that is not understood, or the classifier's slightest suspicion.
/// </summary>
internal sealed class PainManagementClassifier
{
    /// <summary>Probability from which the classifier alone decides.</summary>
    private const float Suspicion = 0.4f;

    /// <summary>Probability below which a word that has other senses is taken for one of them.</summary>
    private const float OtherSense = 0.3f;

    /// <summary>Probability below which words that count together, or look like misspelt ones that count, do so by chance.</summary>
    private const float ByChance = 0.15f;

    /// <summary>Share of unknown words above which a message counts as not understood.</summary>
    private const double NotUnderstood = 0.6;

    private const int Due = 1;

    private readonly PhraseSet _words;
    private readonly PhraseSet _usualWords;
    private readonly SignPatternSet _together;
    private readonly PhraseSet _sayings;
    private readonly LanguageDetector _languages;
    private readonly Vocabulary _vocabulary;
    private readonly MessageClassifier _classifier;

    /// <param name="rules">Words, combinations, sayings and examples.</param>
    /// <param name="due">Further messages for which the reply is due.</param>
    /// <param name="unlabelled">Further messages, due when they hold a word that counts, unless the rules list them.</param>
    /// <param name="vocabulary">All words the knowledge knows.</param>
    /// <param name="features">Shared feature extraction.</param>
    public PainManagementClassifier(
        SafetyRules rules, IReadOnlyList<string> due, IReadOnlyList<string> unlabelled, Vocabulary vocabulary, FeatureExtractor features)
    {
        _words = new PhraseSet(rules.PainWords);
        _usualWords = new PhraseSet(rules.UsualPainWords);
        _together = new SignPatternSet(rules.PainPatterns.Select(p => (p, 0)));
        _sayings = new PhraseSet(rules.Sayings);
        _languages = new LanguageDetector(rules.Languages, unlabelled.Concat(due));
        _vocabulary = vocabulary;
        var examples = rules.Due.Concat(due.Except(rules.NotDue)).Select(text => (text, Due))
            .Concat(rules.NotDue.Select(text => (text, 0)))
            .Concat(unlabelled.Except(rules.Due).Except(rules.NotDue).Select(text => (text, Speaks(Tokens.Of(TextNormalizer.Normalize(text))) ? Due : 0)));
        _classifier = MessageClassifier.Train(examples, [1f, 1f], features, new TrainingOptions());
    }

    public SafetyVerdict Judge(Message message)
    {
        var probability = _classifier.Predict(message.Features)[Due];
        SafetyVerdict.PainManagement Because(string reason, ForeignLanguage? language = null) =>
            new(FormattableString.Invariant($"{reason}, {probability:0.00}"), language);

        return _languages.Detect(message.Tokens) is { } language ? Because($"language {language.Code}", language)
            : HasWords(message.Tokens) ? Because("words")
            : probability >= ByChance && (StandTogether(message.Tokens) || (message.IsCorrected && Speaks(message.CorrectedTokens))) ? Because("words together")
            : probability >= OtherSense && HasUsualWords(message.CorrectedTokens) ? Because("usual words")
            : IsNotUnderstood(message.CorrectedTokens) ? Because("not understood")
            : probability >= Suspicion ? Because("classifier")
            : new SafetyVerdict.Clear(probability);
    }

    private bool Speaks(Token[] tokens) => HasWords(tokens) || StandTogether(tokens);

    private bool HasWords(Token[] tokens) => _words.Find(WithoutSayings(tokens)).Any();

    private bool StandTogether(Token[] tokens) => _together.First(WithoutSayings(tokens), negated: null) is not null;

    private bool HasUsualWords(Token[] tokens) => _usualWords.Find(WithoutSayings(tokens)).Any();

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

    private bool IsNotUnderstood(Token[] tokens)
    {
        var unknown = 0;
        foreach (var token in tokens)
        {
            unknown += _vocabulary.Knows(token.Text) ? 0 : 1;
        }

        return unknown >= 2 && unknown > tokens.Length * NotUnderstood;
    }
}
