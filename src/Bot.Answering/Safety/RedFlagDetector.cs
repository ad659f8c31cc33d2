using Bot.Answering.Classification;
using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>
/// Recognises warning signs: by patterns that a clinician wrote, and by a classifier trained on the messages that stand
/// beside them. Either is enough; only a message that clearly resembles the look-alikes holds a pattern back.
/// </summary>
internal sealed class RedFlagDetector
{
    /// <summary>Probability of any flag from which the classifier alone fires.</summary>
    private const float Certain = 0.4f;

    /// <summary>The same for a part of a message, which is judged without what stands around it.</summary>
    private const float CertainOfPart = 0.6f;

    /// <summary>Probability of a look-alike from which a pattern is held back; never one of a crisis.</summary>
    private const float LookAlike = 0.9f;

    /// <summary>Weight of examples of flags, which are far fewer than harmless messages.</summary>
    private const float FlagImportance = 2f;

    /// <summary>Weight of examples of look-alikes.</summary>
    private const float LookAlikeImportance = 2f;

    private const int HarmlessClass = 0;
    private const int LookAlikeClass = 1;
    private const int FirstFlagClass = 2;

    private readonly IReadOnlyList<RedFlag> _flags;
    private readonly SignPatternSet _signs;
    private readonly Negation _negation;
    private readonly MessageClassifier _classifier;

    /// <param name="rules">Flags with their signs.</param>
    /// <param name="classifier">Trained on <see cref="Examples"/>.</param>
    public RedFlagDetector(SafetyRules rules, MessageClassifier classifier)
    {
        _flags = InOrder(rules);
        _signs = new SignPatternSet(_flags.SelectMany((flag, number) => flag.Signs.Select(sign => new NumberedPattern(sign, number))));
        _negation = new Negation(rules.Negators, rules.NegationBreakers);
        _classifier = classifier;
    }

    /// <summary>Messages that show a flag, that look like it, and that are harmless.</summary>
    /// <param name="rules">Flags with their examples.</param>
    /// <param name="harmless">The other questions of the knowledge.</param>
    /// <param name="texts">The examples, read.</param>
    public static TrainingSet Examples(SafetyRules rules, IReadOnlyList<string> harmless, ExampleTexts texts)
    {
        var flags = InOrder(rules);
        var parts = harmless.SelectMany(text => MessageParts.Of(texts[text].Tokens)).Select(MessageParts.Text);
        return new TrainingSet(
            [
                .. flags.SelectMany((flag, number) => flag.Examples.Select(text => new LabelledText(text, number + FirstFlagClass))),
                .. flags.SelectMany(flag => flag.LookAlikes).Select(text => new LabelledText(text, LookAlikeClass)),
                .. harmless.Concat(parts).Select(text => new LabelledText(text, HarmlessClass)),
            ],
            [1f, LookAlikeImportance, .. Enumerable.Repeat(FlagImportance, flags.Count)],
            new TrainingOptions { Shrinkage = 5e-4f });
    }

    /// <summary>The most pressing flag the message shows; null when it shows none.</summary>
    public SafetyVerdict.Urgent? Detect(Message message)
    {
        Span<float> probabilities = stackalloc float[_classifier.Classes];
        var any = AnyFlag(message.Whole, probabilities);
        if (FirstSign(message) is { } sign && (probabilities[LookAlikeClass] < LookAlike || _flags[sign].Tier == RedFlagTier.Crisis))
        {
            return new SafetyVerdict.Urgent(_flags[sign], FormattableString.Invariant($"sign, {any:0.00}"));
        }

        var gravest = any >= Certain ? Likeliest(probabilities, "classifier") : null;
        foreach (var part in message.Parts)
        {
            if (AnyFlag(part, probabilities) >= CertainOfPart
                && Likeliest(probabilities, "classifier, a part") is var found
                && (gravest is null || found.Flag.Tier < gravest.Flag.Tier))
            {
                gravest = found;
            }
        }

        return gravest;
    }

    private float AnyFlag(AnalysedText text, Span<float> probabilities)
    {
        _classifier.Predict(text.Features, probabilities);
        return 1 - probabilities[HarmlessClass] - probabilities[LookAlikeClass];
    }

    private SafetyVerdict.Urgent Likeliest(ReadOnlySpan<float> probabilities, string reason)
    {
        var any = 1 - probabilities[HarmlessClass] - probabilities[LookAlikeClass];
        var likeliest = 0;
        for (var number = 1; number < _flags.Count; number++)
        {
            likeliest = probabilities[number + FirstFlagClass] > probabilities[likeliest + FirstFlagClass] ? number : likeliest;
        }

        return new SafetyVerdict.Urgent(_flags[likeliest], FormattableString.Invariant($"{reason}, {any:0.00}"));
    }

    /// <summary>A flag whose signs are spread over two messages, neither of which shows it alone.</summary>
    public SafetyVerdict.Urgent? DetectAcross(Token[] earlier, Token[] now)
    {
        var alone = Signs(earlier).Concat(Signs(now)).ToHashSet();
        var together = Signs([.. earlier, .. now]).Where(number => !alone.Contains(number)).ToList();
        return together.Count == 0 ? null : new SafetyVerdict.Urgent(_flags[together.Min()], "sign across two messages");
    }

    // Crisis before emergency before urgent, so that the first hit is the one to answer.
    private static IReadOnlyList<RedFlag> InOrder(SafetyRules rules) => [.. rules.RedFlags.OrderBy(f => (int)f.Tier)];

    // Signs stand in the order of the flags, so that the first one found is of the most pressing.
    private int? FirstSign(Message message)
    {
        var written = _signs.First(message.Tokens, _negation.Mark(message.Tokens));
        return message.IsCorrected && _signs.First(message.CorrectedTokens, _negation.Mark(message.CorrectedTokens)) is { } meant
            ? Math.Min(written ?? meant, meant)
            : written;
    }

    private IReadOnlyList<int> Signs(Token[] tokens) => _signs.Find(tokens, _negation.Mark(tokens));
}
