using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Bot.Answering.Ranking;
using Bot.Answering.Safety;
using Bot.Answering.Search;
using Bot.Answering.Search.Storage;
using Bot.Answering.Text;

namespace Bot.Answering;

/// <summary>What is made of the knowledge once so that messages can be read, judged and answered: words, models, index.</summary>
internal sealed class LearnedKnowledge : IDisposable
{
    private readonly PassageAnalyzer _searchAnalyzer;
    private readonly PassageAnalyzer _featureAnalyzer;
    private readonly StoredIndex _index;
    private readonly Vocabulary _vocabulary;
    private readonly FeatureTerms _terms;
    private readonly FeatureExtractor _features;

    /// <param name="knowledge">What to learn from.</param>
    /// <param name="cache">Where to keep what is learned; null: nowhere.</param>
    public LearnedKnowledge(KnowledgeBase knowledge, ModelCache? cache)
    {
        var key = knowledge.Fingerprint is { } fingerprint ? LearnedKey.Of(fingerprint) : null;
        PassageAnalyzer? analyzer = null;
        LearnedModels? known = null;
        Parallel.Invoke(
            () => analyzer = new PassageAnalyzer(knowledge.Concepts),
            () => known = key is null ? null : cache?.Find(key));
        _searchAnalyzer = analyzer!;
        _featureAnalyzer = analyzer!.KeepingStopWords();
        StoredIndex? index = null;
        Models? models = null;
        Parallel.Invoke(
            () => index = IndexStore.Open(cache?.Folder ?? "", PassageRanker.Entries(knowledge), knowledge.Concepts, analyzer),
            () => models = Use(known ?? Learn(knowledge, _featureAnalyzer, key, cache), knowledge, _featureAnalyzer));
        _index = index!;
        (_vocabulary, _terms, _features, Safety, var passages) = models!;
        Ranker = new PassageRanker(_index.Index, knowledge, new KnowledgeClassifier(knowledge, passages));
    }

    /// <summary>Why the index could not be read from disk or kept there; null when nothing is wrong.</summary>
    public string? IndexProblem => _index.Problem;

    public SafetyGate Safety { get; }

    public PassageRanker Ranker { get; }

    /// <summary>Reads a visitor's message.</summary>
    public Message Read(string text)
    {
        var message = ReadNormalized(TextNormalizer.Normalize(text));
        return Backwards.IsWritten(message.Tokens, _vocabulary)
            ? message with { Backwards = [.. Backwards.Undo(message.Normalized).Select(ReadNormalized)] }
            : message;
    }

    private Message ReadNormalized(string normalized)
    {
        var tokens = Tokens.Of(normalized);
        var corrected = _vocabulary.KnowsAll(tokens) ? normalized : _vocabulary.Correct(normalized);
        var correctedTokens = ReferenceEquals(corrected, normalized) ? tokens : Tokens.Of(corrected);
        return new Message(
            normalized,
            tokens,
            corrected,
            correctedTokens,
            Analyse(corrected, correctedTokens),
            MessageParts.Of(correctedTokens).ConvertAll(part => Analyse(MessageParts.Text(part), part)));
    }

    private AnalysedText Analyse(string text, ReadOnlySpan<Token> tokens)
    {
        var terms = _terms.Of(text);
        return new AnalysedText(terms, _features.Extract(text, terms, tokens));
    }

    public void Dispose()
    {
        _index.Index.Dispose();
        _searchAnalyzer.Dispose();
        _featureAnalyzer.Dispose();
    }

    private static LearnedModels Learn(KnowledgeBase knowledge, PassageAnalyzer analyzer, byte[]? key, ModelCache? cache)
    {
        List<string> known = [.. KnownTexts(knowledge)];
        var texts = new ExampleTexts(known);
        var examples = new SafetyExamples(knowledge);
        var counts = WordCounts.Of(known.Select(text => texts[text].Tokens));
        var words = new LearnedWords(
            counts,
            LanguageDetector.CountEnglish(examples.Open.Concat(examples.Due).Select(text => texts[text].Tokens)),
            FeatureTerms.StemsOf(counts.Keys),
            Vocabulary.Near(counts.Keys));
        var learned = LearnedModels.From(
            words,
            [
                RedFlagDetector.Examples(knowledge.Safety, examples.Harmless, texts),
                PainManagementClassifier.Examples(knowledge.Safety, examples, new PainWords(knowledge.Safety), texts),
                KnowledgeClassifier.Examples(knowledge),
            ],
            new FeatureTerms(analyzer, knowledge.Concepts, words.Stems),
            texts);
        if (key is not null)
        {
            cache?.Keep(key, learned);
        }

        return learned;
    }

    private static Models Use(LearnedModels learned, KnowledgeBase knowledge, PassageAnalyzer analyzer)
    {
        var vocabulary = new Vocabulary(learned.Words.Counts, learned.Words.Near);
        var terms = new FeatureTerms(analyzer, knowledge.Concepts, learned.Words.Stems);
        var features = new FeatureExtractor(learned.Features);
        List<MessageClassifier> classifiers = [.. learned.Models.Select(model => new MessageClassifier(model))];
        var languages = new LanguageDetector(knowledge.Safety.Languages, learned.Words.InEnglish);
        var safety = new SafetyGate(
            new RedFlagDetector(knowledge.Safety, classifiers[0]),
            new PainManagementClassifier(new PainWords(knowledge.Safety), languages, vocabulary, classifiers[1]));
        return new Models(vocabulary, terms, features, safety, classifiers[2]);
    }

    private static IEnumerable<string> KnownTexts(KnowledgeBase knowledge) =>
    [
        .. knowledge.Passages.SelectMany(p => p.AskedAs.Append(p.Heading).Append(p.Text)),
        .. knowledge.FixedReplies.SelectMany(r => r.AskedAs),
        .. knowledge.Concepts.Values.SelectMany(words => words),
        .. knowledge.Safety.PainWords.Select(word => word.Replace("*", "", StringComparison.Ordinal)),
        .. knowledge.Safety.RedFlags.SelectMany(flag => flag.Examples.Concat(flag.LookAlikes)),
        .. knowledge.Safety.Due,
        .. knowledge.Safety.NotDue,
    ];

    private sealed record Models(Vocabulary Vocabulary, FeatureTerms Terms, FeatureExtractor Features, SafetyGate Safety, MessageClassifier Passages);
}
