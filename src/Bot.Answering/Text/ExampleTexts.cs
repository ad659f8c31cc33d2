namespace Bot.Answering.Text;

/// <summary>The texts of the knowledge, normalised and split once for all who learn from them.</summary>
internal sealed class ExampleTexts
{
    private readonly Dictionary<string, ExampleText> _texts;

    /// <param name="texts">Raw texts that will be asked for; repeated ones are read once.</param>
    public ExampleTexts(IEnumerable<string> texts) =>
        _texts = texts.Distinct(StringComparer.Ordinal).AsParallel().Select(text => (text, Read(text))).ToDictionary(StringComparer.Ordinal);

    /// <summary>The text read; one that was not announced is read now.</summary>
    public ExampleText this[string text] => _texts.TryGetValue(text, out var known) ? known : Read(text);

    private static ExampleText Read(string text)
    {
        var normalized = TextNormalizer.Normalize(text);
        return new ExampleText(normalized, Tokens.Of(normalized));
    }
}

/// <summary>A text of the knowledge as a message would be read.</summary>
internal sealed record ExampleText(string Normalized, Token[] Tokens);
