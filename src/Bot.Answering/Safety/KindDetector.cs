namespace Bot.Answering.Safety;

/// <summary>
/// Recognises danger: by phrases that a clinician wrote, and by what was learned from the messages beside them. Either is
/// enough; only a message that clearly resembles the look-alikes holds a phrase back.
/// </summary>
internal sealed class KindDetector
{
    private readonly Kind[] _kinds;
    private readonly Kind[] _cautions;
    private readonly Kind? _toldCaution;
    private readonly SignPatternSet _always;
    private readonly SignPatternSet _alwaysElsewhere;
    private readonly SignPatternSet _alwaysCautions;
    private readonly Negation _negation;
    private readonly DangerModels _models;
    private readonly ConceptLexicon _lexicon;

    /// <param name="rules">Kinds with their phrases.</param>
    /// <param name="models">Trained on <see cref="DangerExamples"/>.</param>
    /// <param name="lexicon">Finds concepts.</param>
    public KindDetector(SafetyRules rules, DangerModels models, ConceptLexicon lexicon)
    {
        _kinds = Learned(rules);
        _cautions = Cautions(rules);
        _toldCaution = _cautions.FirstOrDefault(kind => kind.Examples.Count > 0);
        _always = Patterns(_kinds, kind => kind.Always, lexicon);
        _alwaysElsewhere = Patterns(_kinds, kind => kind.AlwaysElsewhere, lexicon);
        _alwaysCautions = CautionPatterns(rules, lexicon);
        _negation = new Negation(rules.Negators, rules.NegationBreakers);
        _models = models;
        _lexicon = lexicon;
    }

    /// <summary>The kinds that are learned, the most pressing first: the first phrase found is then the one to answer.</summary>
    public static Kind[] Learned(SafetyRules rules) => [.. rules.Kinds.Where(kind => kind.Tier != Tier.Caution).OrderBy(kind => kind.Tier)];

    /// <summary>The conditions for which massage needs a doctor's yes.</summary>
    public static Kind[] Cautions(SafetyRules rules) => [.. rules.Kinds.Where(kind => kind.Tier == Tier.Caution)];

    /// <summary>Their words.</summary>
    public static SignPatternSet CautionPatterns(SafetyRules rules, ConceptLexicon lexicon) => Patterns(Cautions(rules), kind => kind.Always, lexicon);

    /// <summary>The most pressing kind that the message shows; null when it shows none.</summary>
    /// <param name="message">The visitor's message.</param>
    /// <param name="probability">How likely the message as a whole shows danger, by what was learned.</param>
    public DetectedKind? Detect(Message message, out float probability)
    {
        (probability, var likeliest, _, _) = message.Whole.Judgement;
        DetectedKind? found = null;
        if (FirstPhrase(message) is { } number
            && Math.Max(probability, message.HighestOfParts(judgement => judgement.Danger)) >= HeldBack(message))
        {
            found = new DetectedKind(_kinds[number], FormattableString.Invariant($"phrase, {probability:0.00}"), IsByPhrase: true);
        }

        if (probability >= SafetyThresholds.DangerIn(message.Tokens.Length, message.Reading.Language is not null, _kinds[likeliest].IsAlarm))
        {
            found = Graver(found, new DetectedKind(_kinds[likeliest], FormattableString.Invariant($"learned, {probability:0.00}")));
        }

        // Without what stands around it a part tells the kind less well: it is asked only when the whole shows no alarm.
        return found is { Kind.IsAlarm: true } ? found : MostDangerousPart(message, probability) ?? found;
    }

    /// <summary>A kind whose phrase is spread over two messages, neither of which shows it alone.</summary>
    public DetectedKind? DetectAcross(Token[] earlier, Message now)
    {
        Token[] both = [.. earlier, .. now.Tokens];
        var alone = Phrases(earlier, _lexicon.Read(earlier)).Concat(Phrases(now.Tokens, now.Reading)).ToHashSet();
        var together = Phrases(both, _lexicon.Read(both)).Where(number => !alone.Contains(number)).ToList();
        return together.Count == 0 ? null : new DetectedKind(_kinds[together.Min()], "phrase across two messages", IsByPhrase: true);
    }

    /// <summary>The number of the most pressing kind of which a phrase that always counts is in the message.</summary>
    public int? FirstPhrase(Message message)
    {
        var first = First(_always, message);
        return message.Reading.Language is null ? first : Earlier(first, First(_alwaysElsewhere, message.Tokens, message.Reading));
    }

    /// <summary>The message is said in reply to a warning: it tells no danger by itself.</summary>
    public bool IsReaction(Message message) => _models.Reaction.Probability(message.Whole.Safety) >= SafetyThresholds.Reaction;

    /// <summary>The condition for which massage needs a doctor's yes; null when the message names none.</summary>
    public Kind? Caution(Message message) =>
        First(_alwaysCautions, message) is { } number && !(message.Reading.Language is null && PainManagementClassifier.IsInOtherSense(message)) ? _cautions[number]
        : message.Whole.Judgement.Caution >= SafetyThresholds.Caution && !Denies(message) ? _toldCaution
        : null;

    /// <summary>A word of the lists of caution is there; where it did not count it was negated: "I am not pregnant".</summary>
    public bool Denies(Message message) => _alwaysCautions.First(message.Tokens, message.Reading.Concepts, negated: null) is not null;

    private DetectedKind? MostDangerousPart(Message message, float whole)
    {
        var (most, kindOfMost) = (0f, 0);
        foreach (var part in message.Parts)
        {
            if (part.Judgement.Danger > most && part.Terms.Count >= SafetyThresholds.FewestInPart)
            {
                (most, kindOfMost, _, _) = part.Judgement;
            }
        }

        var enough = message.Reading.Language is not null ? SafetyThresholds.DangerInPartElsewhere
            : whole >= SafetyThresholds.DangerBesidePart ? SafetyThresholds.DangerInPart
            : SafetyThresholds.DangerInPartAlone;
        return most >= enough ? new DetectedKind(_kinds[kindOfMost], FormattableString.Invariant($"learned, a part, {most:0.00}")) : null;
    }

    // A few words in another language are a phrase and little beside it that could make it a look-alike.
    private static float HeldBack(Message message) =>
        message.Reading.Language is null ? SafetyThresholds.HeldBack
        : message.Tokens.Length <= SafetyThresholds.FewWords ? 0
        : SafetyThresholds.HeldBackElsewhere;

    private static SignPatternSet Patterns(Kind[] kinds, Func<Kind, IReadOnlyList<SignPattern>> patterns, ConceptLexicon lexicon) =>
        new(kinds.SelectMany((kind, number) => patterns(kind).Select(pattern => new NumberedPattern(pattern, number))), lexicon.Ids);

    private static DetectedKind Graver(DetectedKind? found, DetectedKind other) =>
        found is null ? other : other.Kind.Tier < found.Kind.Tier ? other with { IsByPhrase = found.IsByPhrase } : found;

    // In the words as written or as mended.
    private int? First(SignPatternSet patterns, Message message)
    {
        var first = First(patterns, message.Tokens, message.Reading);
        return message.IsCorrected ? Earlier(first, First(patterns, message.CorrectedTokens, message.CorrectedReading)) : first;
    }

    private int? First(SignPatternSet patterns, Token[] tokens, SafetyReading reading) => patterns.First(tokens, reading.Concepts, _negation.Mark(tokens));

    // Kinds stand in the order of their tiers, so that the earlier one is the more pressing.
    private static int? Earlier(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);

    private IReadOnlyList<int> Phrases(Token[] tokens, SafetyReading reading) => _always.Find(tokens, reading.Concepts, _negation.Mark(tokens));
}
