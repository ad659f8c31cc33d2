namespace Bot.Answering.Safety;

/// <summary>What danger is learned from: messages that show a kind, sentences of the grids, look-alikes, and everything harmless.</summary>
internal static class DangerExamples
{
    /// <summary>Examples with the number of their kind, null for harmless ones.</summary>
    /// <param name="kinds">As <see cref="KindDetector.Learned"/> gives them.</param>
    /// <param name="harmless">The other messages of the knowledge.</param>
    /// <param name="texts">Known texts, read.</param>
    public static List<DangerExample> Of(Kind[] kinds, IReadOnlyList<string> harmless, ExampleTexts texts)
    {
        var examples = new List<DangerExample>();

        void Add(string text, int? kind, float importance)
        {
            var read = texts[text];
            examples.Add(new DangerExample(read.Tokens, kind, importance, IsMessage: true));
            examples.Add(new DangerExample(Tokens.Of(TypingNoise.Add(read.Normalized)), kind, importance * SafetyWeights.NoisyExample));
        }

        foreach (var (number, kind) in kinds.Index())
        {
            foreach (var text in kind.Examples)
            {
                Add(text, number, 1);
            }

            foreach (var text in kind.LookAlikes)
            {
                Add(text, null, SafetyWeights.LookAlike);
            }

            foreach (var text in kind.Grids.SelectMany(grid => grid.Sample(SafetyWeights.SentencesOfGrid)))
            {
                examples.Add(new DangerExample(texts[text].Tokens, number, SafetyWeights.GridSentence));
            }

            foreach (var phrase in Literals(kind))
            {
                examples.Add(new DangerExample(texts[phrase].Tokens, number, SafetyWeights.GridSentence));
            }
        }

        foreach (var text in harmless)
        {
            examples.Add(new DangerExample(texts[text].Tokens, null, 1, IsMessage: true));
            examples.AddRange(MessageParts.Of(texts[text].Tokens).Select(part => new DangerExample([.. part], null, SafetyWeights.Part)));
        }

        return [.. examples.Where(example => example.Tokens.Length > 0)];
    }

    /// <summary>The phrases of a kind that name no concept.</summary>
    private static IEnumerable<string> Literals(Kind kind) =>
        kind.Always
            .SelectMany(pattern => pattern.Parts)
            .SelectMany(part => part.Choices)
            .Where(choice => choice.Slots.All(slot => slot.Concept is null))
            .Select(choice => string.Join(' ', choice.Slots.Select(slot => slot.Phrases[0].Replace("*", "", StringComparison.Ordinal))));
}

/// <summary>A message to learn from.</summary>
/// <param name="Tokens">Its words.</param>
/// <param name="Kind">Number of the kind it shows; null when it shows none.</param>
/// <param name="Importance">Its weight among those of its class.</param>
/// <param name="IsMessage">As somebody wrote it: no copy with typing errors, phrase, sentence of a grid or part.</param>
internal sealed record DangerExample(Token[] Tokens, int? Kind, float Importance, bool IsMessage = false);
