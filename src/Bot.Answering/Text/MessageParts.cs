namespace Bot.Answering.Text;

/// <summary>
/// Cuts a message into its sentences, and long ones into stretches that overlap. A classifier weighs a word against all
/// others of the text, so that among harmless questions it hardly hears the one that matters; in a part it does.
/// </summary>
internal static class MessageParts
{
    private const int LongestWhole = 12;

    private const int Stretch = 10;

    /// <summary>Words from the start of one stretch to that of the next.</summary>
    private const int Step = 5;

    /// <summary>Stretches that a message is cut into at most: those of a very long one are longer.</summary>
    private const int MostStretches = 300;

    /// <summary>The parts of a message; none when there is but one, the message itself.</summary>
    public static List<ArraySegment<Token>> Of(Token[] tokens)
    {
        var parts = new List<ArraySegment<Token>>();
        var step = Math.Max(Step, tokens.Length / MostStretches);
        for (var start = 0; start < tokens.Length;)
        {
            var end = start + 1;
            while (end < tokens.Length && !tokens[end].StartsSentence)
            {
                end++;
            }

            var sentence = new ArraySegment<Token>(tokens, start, end - start);
            if (sentence.Count > LongestWhole)
            {
                AddStretches(sentence, step, parts);
            }
            else if (sentence.Count < tokens.Length)
            {
                parts.Add(sentence);
            }

            start = end;
        }

        return parts;
    }

    /// <summary>The words of a text that is not read yet, separated by spaces: the same for all that differ in signs and spelling only.</summary>
    public static string WordsOf(string text) => Text(Tokens.Of(TextNormalizer.Normalize(text)));

    public static string Text(ArraySegment<Token> part)
    {
        var words = new string[part.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = part[i].Text;
        }

        return string.Join(' ', words);
    }

    // The last one is moved back so that it is as long as the others.
    private static void AddStretches(ArraySegment<Token> sentence, int step, List<ArraySegment<Token>> parts)
    {
        var stretch = Math.Min(sentence.Count, Stretch * step / Step);
        for (var start = 0; start + stretch < sentence.Count; start += step)
        {
            parts.Add(sentence.Slice(start, stretch));
        }

        parts.Add(sentence[^stretch..]);
    }
}
