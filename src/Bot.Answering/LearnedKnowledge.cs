using Bot.Answering.Conversation;

namespace Bot.Answering;

/// <summary>What is made of the knowledge once so that messages can be read, judged and answered: words, models, index.</summary>
internal sealed class LearnedKnowledge : IDisposable
{
    private readonly PassageAnalyzer _analyzer;
    private readonly PassageIndex _index;
    private readonly FeatureExtractor _features;
    private readonly HiddenWords _hidden;
    private readonly HashSet<string> _endings;

    /// <param name="knowledge">What to learn from.</param>
    /// <param name="cache">Where to keep what is learned; null: nowhere.</param>
    public LearnedKnowledge(KnowledgeBase knowledge, ModelCache? cache)
    {
        var key = knowledge.Fingerprint is { } fingerprint ? LearnedKey.Of(fingerprint) : null;
        var known = key is null ? null : cache?.Find(key);
        var learned = known ?? Learn(knowledge);
        CacheProblem = known is null && key is not null ? cache?.Keep(key, learned) : null;
        (_analyzer, _index, Vocabulary, _features, Lexicon, Danger, Safety, var passages) = Use(learned, knowledge);
        Verbatim = learned.Verbatim;
        _hidden = new HiddenWords(Vocabulary, Lexicon.IsEnglish);
        _endings = [.. knowledge.Safety.Endings.Select(text => MessageParts.Text(Read(text).Tokens))];
        Ranker = new PassageRanker(_index, knowledge, new KnowledgeClassifier(knowledge, passages));
    }

    /// <summary>Why what was learned could not be kept; null when nothing is wrong.</summary>
    public string? CacheProblem { get; }

    /// <summary>All words it knows.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Finds concepts, with what it knows of English.</summary>
    public ConceptLexicon Lexicon { get; }

    /// <summary>Hashes of the ways of asking; see <see cref="VerbatimQuestions"/>.</summary>
    public ulong[] Verbatim { get; }

    /// <summary>What was learned of danger.</summary>
    public DangerModels Danger { get; }

    public SafetyGate Safety { get; }

    public PassageRanker Ranker { get; }

    /// <summary>Reads a visitor's message.</summary>
    public Message Read(string text)
    {
        var written = TextNormalizer.Normalize(text);
        var tokens = Tokens.Of(written);
        var reading = Lexicon.Read(tokens);
        var normalized = _hidden.Restore(written, isForeign: reading.Language is not null);
        if (!ReferenceEquals(normalized, written))
        {
            tokens = Tokens.Of(normalized);
            reading = Lexicon.Read(tokens);
        }

        var corrected = Vocabulary.KnowsAll(tokens) ? normalized : Vocabulary.Correct(normalized);
        var correctedTokens = ReferenceEquals(corrected, normalized) ? tokens : Tokens.Of(corrected);
        var correctedReading = ReferenceEquals(corrected, normalized) ? reading : Lexicon.Read(correctedTokens);
        var isForeign = reading.Language is not null;
        var parts = MessageParts.Of(correctedTokens);
        return new Message(
            normalized,
            tokens,
            corrected,
            correctedTokens,
            reading,
            correctedReading,
            Analyse(corrected, correctedTokens, correctedReading.Concepts, isForeign),
            parts.ConvertAll(part => Analyse(MessageParts.Text(part), part, Within(correctedReading.Concepts, part), isForeign, parts.Count <= AnswerLimits.ComparedParts)));
    }

    /// <summary>Reads a question of a message that was read and judged before: what ranks passages, without what judges danger, which takes most of the time.</summary>
    /// <param name="text">Words of <see cref="Message.Corrected"/>.</param>
    public AnalysedText ReadQuestion(string text) => ForRanking(text, Tokens.Of(text), []);

    /// <summary>The visitor says that an alarm was an error or is sorted.</summary>
    public bool IsResolved(Message message) => _endings.Contains(MessageParts.Text(message.Tokens)) || Danger.ProbabilityOfEnd(message.Whole.Safety, message.Reading.Language is not null) >= SafetyThresholds.Resolved;

    private AnalysedText Analyse(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<ConceptHit> concepts, bool isForeign, bool comparing = true)
    {
        var analysed = ForRanking(text, tokens, concepts);
        return analysed with { Judgement = Danger.Judge(analysed.Safety, isForeign, comparing) };
    }

    private AnalysedText ForRanking(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<ConceptHit> concepts)
    {
        var terms = _analyzer.TermsOf(text);
        return new AnalysedText(terms, _features.Extract(text, terms, tokens), Danger.Features.Read(tokens, concepts), default);
    }

    // Concepts come in the order of their beginnings, and none is longer than a few words.
    private static ReadOnlySpan<ConceptHit> Within(ConceptHit[] concepts, ArraySegment<Token> part)
    {
        var end = part.Offset + part.Count;
        var from = FirstFrom(concepts, part.Offset);
        var to = from;
        while (to < concepts.Length && concepts[to].Start < end)
        {
            to++;
        }

        while (to > from && concepts[to - 1].End > end)
        {
            to--;
        }

        return concepts.AsSpan(from, to - from);
    }

    private static int FirstFrom(ConceptHit[] concepts, int start)
    {
        var (low, high) = (0, concepts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = concepts[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public void Dispose() => _index.Dispose();

    private static LearnedModels Learn(KnowledgeBase knowledge)
    {
        var lexicon = new ConceptLexicon(knowledge.Safety.Languages, new ConceptPhraseSet(knowledge.Safety.Languages));
        List<string> known = [.. KnownTexts(knowledge)];
        var texts = new ExampleTexts(known);
        var examples = new SafetyExamples(knowledge);
        var counts = Tokens.Count(known.Select(text => texts[text].Tokens));
        var words = new LearnedWords(
            counts,
            ConceptLexicon.CountEnglish([.. examples.Open, .. examples.Due, .. knowledge.Safety.Due, .. knowledge.Safety.NotDue, .. knowledge.Safety.Kinds.SelectMany(kind => kind.Examples), .. knowledge.Passages.Select(passage => passage.Text)], texts),
            PassageAnalyzer.StemsOf(counts.Keys),
            Vocabulary.Near(counts.Keys));
        var set = KnowledgeClassifier.Examples(knowledge);
        var analyzer = new PassageAnalyzer(knowledge.Concepts, words.Stems);
        BuiltIndex? index = null;
        MessageNetwork? passages = null;
        ulong[]? features = null;
        DangerModels? danger = null;
        Parallel.Invoke(
            () => danger = DangerTrainer.Learn(knowledge.Safety, examples, lexicon.With(words.InEnglish), texts),
            () => passages = LearnedModels.LearnPassages(set, analyzer, texts, out features),
            () => index = IndexBuilder.Build(PassageRanker.Entries(knowledge), analyzer));
        var nearest = NearestExamples.Of([.. set.Examples.Select(example => danger!.Features.Read(texts[example.Text].Tokens, []))], [.. set.Examples.Select(example => example.Class)]);
        return new LearnedModels(lexicon.Phrases, VerbatimQuestions.Hashes(knowledge), words, index!, features!, new MessageClassifier(passages!, nearest), danger!);
    }

    private static Models Use(LearnedModels learned, KnowledgeBase knowledge)
    {
        var vocabulary = new Vocabulary(learned.Words.Counts, learned.Words.Near);
        var analyzer = new PassageAnalyzer(knowledge.Concepts, learned.Words.Stems);
        var features = new FeatureExtractor(learned.Features);
        var lexicon = new ConceptLexicon(knowledge.Safety.Languages, learned.Phrases).With(learned.Words.InEnglish);
        SafetyGate? safety = null;
        PassageIndex? index = null;
        Parallel.Invoke(
            () => safety = new SafetyGate(
                new KindDetector(knowledge.Safety, learned.Danger, lexicon),
                new PainManagementClassifier(new PainWords(knowledge.Safety), vocabulary),
                new PersonReader(lexicon)),
            () => index = new PassageIndex(learned.Index, analyzer));
        return new Models(analyzer, index!, vocabulary, features, lexicon, learned.Danger, safety!, learned.Passages);
    }

    private static IEnumerable<string> KnownTexts(KnowledgeBase knowledge) =>
    [
        .. knowledge.Passages.SelectMany(p => p.AskedAs.Append(p.Heading).Append(p.Text)),
        .. knowledge.FixedReplies.SelectMany(r => r.AskedAs),
        .. knowledge.Concepts.Values.SelectMany(words => words),
        .. knowledge.Safety.PainWords.Concat(knowledge.Safety.UsualPainWords).Select(word => word.Replace("*", "", StringComparison.Ordinal)),
        .. knowledge.Safety.Kinds.SelectMany(kind => kind.Examples.Concat(kind.LookAlikes)),
        .. knowledge.Safety.Languages.SelectMany(language => language.Ordinary),
        .. knowledge.Safety.Resolved,
        .. knowledge.Safety.NotResolved,
        .. knowledge.Safety.Due,
        .. knowledge.Safety.NotDue,
    ];

    private sealed record Models(PassageAnalyzer Analyzer, PassageIndex Index, Vocabulary Vocabulary, FeatureExtractor Features, ConceptLexicon Lexicon, DangerModels Danger, SafetyGate Safety, MessageClassifier Passages);
}
