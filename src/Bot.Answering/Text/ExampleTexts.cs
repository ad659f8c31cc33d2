namespace Bot.Answering.Text;

/// <summary>The texts of the knowledge, normalised and split once for all who learn from them.</summary>
internal sealed class ExampleTexts
{
    private readonly Dictionary<string, ExampleText> _texts;

    /// <param name="texts">Raw texts that will be asked for; repeated ones are read once.</param>
    public ExampleTexts(IEnumerable<string> texts)
    {
        string[] distinct = [.. texts.Distinct(StringComparer.Ordinal)];
        var read = new ExampleText[distinct.Length];
        Parallel.For(0, distinct.Length, i => read[i] = Read(distinct[i]));
        _texts = new Dictionary<string, ExampleText>(distinct.Length, StringComparer.Ordinal);
        for (var i = 0; i < distinct.Length; i++)
        {
            _texts.Add(distinct[i], read[i]);
        }
    }

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
