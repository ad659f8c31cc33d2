using Bot.Answering.Classification;
using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>
/// Decides whether the doctor reply is due. Anything that speaks for it is enough: a word, a combination, another
/// language, a message that is not understood, or the classifier's slightest suspicion.
/// </summary>
/// <param name="words">Words, combinations and sayings.</param>
/// <param name="languages">The other languages.</param>
/// <param name="vocabulary">All words the knowledge knows.</param>
/// <param name="classifier">Trained on <see cref="Examples"/>.</param>
internal sealed class PainManagementClassifier(PainWords words, LanguageDetector languages, Vocabulary vocabulary, MessageClassifier classifier)
{
    /// <summary>Probability from which the classifier alone decides.</summary>
    private const float Suspicion = 0.5f;

    /// <summary>The same for a part of a message, which is judged without what stands around it.</summary>
    private const float PartSuspicion = 0.65f;

    /// <summary>Probability below which a word that has other senses is taken for one of them.</summary>
    private const float OtherSense = 0.3f;

    /// <summary>Probability below which words that count together, or look like misspelt ones that count, do so by chance.</summary>
    private const float ByChance = 0.25f;

    /// <summary>Share of unknown words above which a message counts as not understood.</summary>
    private const double NotUnderstood = 0.6;

    private const int NotDue = 0;
    private const int Due = 1;

    /// <summary>Messages for which the reply is due, or not; open ones by the words they hold, unless the rules list them.</summary>
    public static TrainingSet Examples(SafetyRules rules, SafetyExamples examples, PainWords words, ExampleTexts texts)
    {
        var open = examples.Open.Except(rules.Due).Except(rules.NotDue).ToLookup(text => words.Speak(texts[text].Tokens));
        List<string> notDue = [.. rules.NotDue, .. open[false]];

        // No part of a message for which nothing is due calls for it either; of the others, most parts do not.
        var parts = notDue.SelectMany(text => MessageParts.Of(texts[text].Tokens)).Select(MessageParts.Text);
        return new TrainingSet(
            [
                .. rules.Due.Concat(examples.Due.Except(rules.NotDue)).Concat(open[true]).Select(text => new LabelledText(text, Due)),
                .. notDue.Concat(parts).Select(text => new LabelledText(text, NotDue)),
            ],
            [1f, 1f],
            new TrainingOptions());
    }

    public SafetyVerdict Judge(Message message)
    {
        var probability = Probability(message.Whole);
        var ofPart = message.Parts.Count == 0 ? 0 : message.Parts.Max(Probability);
        SafetyVerdict.PainManagement Because(string reason, ForeignLanguage? language = null) =>
            new(FormattableString.Invariant($"{reason}, {probability:0.00}"), language);

        return languages.Detect(message.Tokens) is { } language ? Because($"language {language.Code}", language)
            : words.AreIn(message.Tokens) ? Because("words")
            : probability >= ByChance && (words.StandTogether(message.Tokens) || (message.IsCorrected && words.Speak(message.CorrectedTokens))) ? Because("words together")
            : probability >= OtherSense && words.UsualOnesAreIn(message.CorrectedTokens) ? Because("usual words")
            : IsNotUnderstood(message.CorrectedTokens) ? Because("not understood")
            : probability >= Suspicion ? Because("classifier")
            : ofPart >= PartSuspicion ? Because(FormattableString.Invariant($"classifier, a part {ofPart:0.00}"))
            : new SafetyVerdict.Clear(Math.Max(probability, ofPart));
    }

    private float Probability(AnalysedText text)
    {
        Span<float> probabilities = stackalloc float[classifier.Classes];
        classifier.Predict(text.Features, probabilities);
        return probabilities[Due];
    }

    private bool IsNotUnderstood(Token[] tokens)
    {
        var unknown = 0;
        foreach (var token in tokens)
        {
            unknown += vocabulary.Knows(token.Text) ? 0 : 1;
        }

        return unknown >= 2 && unknown > tokens.Length * NotUnderstood;
    }
}
