namespace Bot.Answering;

/// <summary>A visitor's message, read once for safety and search alike.</summary>
/// <param name="Normalized">See <see cref="TextNormalizer"/>.</param>
/// <param name="Tokens">Words of <paramref name="Normalized"/>.</param>
/// <param name="Corrected">The normalised text with misspelt words mended.</param>
/// <param name="CorrectedTokens">Words of <paramref name="Corrected"/>.</param>
/// <param name="Reading">What the words as written mean for safety.</param>
/// <param name="CorrectedReading">What the mended words mean for safety.</param>
/// <param name="Whole">What classifiers and search see of <paramref name="Corrected"/>.</param>
/// <param name="Parts">What they see of each of its <see cref="MessageParts"/>.</param>
internal sealed record Message(
    string Normalized,
    Token[] Tokens,
    string Corrected,
    Token[] CorrectedTokens,
    SafetyReading Reading,
    SafetyReading CorrectedReading,
    AnalysedText Whole,
    IReadOnlyList<AnalysedText> Parts)
{
    /// <summary>Some word was mended; otherwise the corrected words are the very same.</summary>
    public bool IsCorrected => !ReferenceEquals(Tokens, CorrectedTokens);

    /// <summary>The highest probability that any part of it has; 0 when it has none.</summary>
    /// <param name="probability">Of what was learned.</param>
    public float HighestOfParts(Func<SafetyJudgement, float> probability)
    {
        var highest = 0f;
        foreach (var part in Parts)
        {
            highest = Math.Max(highest, probability(part.Judgement));
        }

        return highest;
    }
}

/// <summary>What classifiers and search see of a message or a part of it.</summary>
/// <param name="Terms">Stems and concepts, stop words among them.</param>
/// <param name="Features">What the classifier of passages sees.</param>
/// <param name="Safety">What the classifiers of safety see.</param>
/// <param name="Judgement">What they say.</param>
internal readonly record struct AnalysedText(IReadOnlyList<string> Terms, SparseVector Features, SparseVector Safety, SafetyJudgement Judgement);
