namespace Bot.Answering.Safety;

/// <summary>
/// Decides whether the doctor reply is due. Anything that speaks for it is enough: a word, a combination, another
/// language, a message that is not understood, or what was learned. Only a word that also stands for something harmless needs
/// that what was learned does not rule it out.
/// </summary>
/// <param name="words">Words, combinations and sayings.</param>
/// <param name="vocabulary">All words the knowledge knows.</param>
internal sealed class PainManagementClassifier(PainWords words, Vocabulary vocabulary)
{
    /// <summary>Messages for which the reply is due, or not; open ones by the words they hold, unless the rules list them.</summary>
    public static IEnumerable<(string Text, bool IsDue)> Examples(SafetyRules rules, SafetyExamples examples, PainWords words, ExampleTexts texts)
    {
        var open = examples.Open.Except(rules.Due).Except(rules.NotDue).ToLookup(text => words.Speak(texts[text].Tokens));
        return
        [
            .. rules.Due.Concat(examples.Due.Except(rules.NotDue)).Concat(open[true]).Select(text => (text, true)),
            .. rules.NotDue.Concat(open[false]).Select(text => (text, false)),
        ];
    }

    /// <summary>A word of pain or of a condition that has other senses stands in one of them, by what was learned of the rest.</summary>
    public static bool IsInOtherSense(Message message) =>
        message.Whole.Judgement.PainManagement < SafetyThresholds.OtherSense && OfPart(message) < SafetyThresholds.PainInPart;

    public SafetyVerdict Judge(Message message)
    {
        var probability = message.Whole.Judgement.PainManagement;
        var ofPart = OfPart(message);
        var reason = Reason(message, probability, ofPart);
        return new SafetyVerdict
        {
            DoctorReply = reason is not null,
            Probability = Math.Max(probability, ofPart),
            Reason = FormattableString.Invariant($"{(reason is null ? "clear" : $"pain management: {reason}")} ({Math.Max(probability, ofPart):0.00})"),
        };
    }

    private static float OfPart(Message message) => message.HighestOfParts(judgement => judgement.PainManagement);

    private string? Reason(Message message, float probability, float ofPart) =>
        message.Reading.Language is { } language ? (message.Reading.Complains || probability >= SafetyThresholds.PainManagement ? $"language {language.Code}" : null)
        : words.AreIn(message.Tokens) ? "words"
        : probability >= SafetyThresholds.PainOfWordsTogether && (words.StandTogether(message.Tokens) || (message.IsCorrected && words.Speak(message.CorrectedTokens))) ? "words together"
        : !IsInOtherSense(message) && (words.UsualOnesAreIn(message.Tokens) || (message.IsCorrected && words.UsualOnesAreIn(message.CorrectedTokens))) ? "usual words"
        : IsNotUnderstood(message.CorrectedTokens) ? "not understood"
        : probability >= SafetyThresholds.PainManagement ? "learned"
        : ofPart >= (probability >= SafetyThresholds.PainBesidePart ? SafetyThresholds.PainManagement : SafetyThresholds.PainInPart) ? "learned, a part"
        : null;

    private bool IsNotUnderstood(Token[] tokens)
    {
        var unknown = 0;
        foreach (var token in tokens)
        {
            unknown += vocabulary.Knows(token.Text) ? 0 : 1;
        }

        return unknown >= 2 && unknown > tokens.Length * SafetyThresholds.NotUnderstood;
    }
}
