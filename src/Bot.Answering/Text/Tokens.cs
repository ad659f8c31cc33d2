namespace Bot.Answering.Text;

/// <summary>Splits normalised text into words for phrase matching.</summary>
internal static class Tokens
{
    /// <summary>Words read from the start of a text; a place in a message takes sixteen bits.</summary>
    private const int MaxHead = 9_000;

    private const int MaxTail = 3_000;

    /// <summary>Words read of any text.</summary>
    public const int Most = MaxHead + MaxTail;

    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(".,;:!?()\n。，？！");
    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".;!?。？！");

    public static Token[] Of(string normalized)
    {
        var tokens = new List<Token>((normalized.Length / 5) + 1);
        var startsClause = true;
        var startsSentence = true;
        var start = 0;

        void Flush(int end)
        {
            if (end > start)
            {
                tokens.Add(new Token(normalized[start..end], startsClause, startsSentence));
                startsClause = false;
                startsSentence = false;
            }
        }

        for (var i = 0; i < normalized.Length;)
        {
            var length = 1;
            if (!IsPlain(normalized[i]))
            {
                Rune.DecodeFromUtf16(normalized.AsSpan(i), out var rune, out length);
                if (IsIdeograph(rune))
                {
                    Flush(i);
                    start = i;
                    Flush(i + length);
                    start = i + length;
                }
                else if (!IsWordPart(rune))
                {
                    Flush(i);
                    start = i + length;
                    startsClause |= ClauseMarks.Contains(normalized[i]);
                    startsSentence |= SentenceMarks.Contains(normalized[i]);
                }
            }

            i += length;
        }

        Flush(normalized.Length);
        return tokens.Count <= Most ? [.. tokens] : [.. tokens.Take(MaxHead), .. tokens.TakeLast(MaxTail)];
    }

    /// <summary>How often each word stands in the texts, in the order in which words are met.</summary>
    public static Dictionary<string, int> Count(IEnumerable<Token[]> texts) =>
        texts.SelectMany(words => words).CountBy(token => token.Text).ToDictionary(StringComparer.Ordinal);

    public static bool IsPlain(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);

    private static bool IsIdeograph(Rune rune) => rune.Value is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF;

    // Vowel signs of Indic scripts are marks, not letters; without them a word would fall apart.
    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark;
}

/// <param name="Text">Lower case, without diacritics; one character for scripts written without spaces.</param>
/// <param name="StartsClause">Punctuation stands before it, so that a negation further left does not reach it.</param>
/// <param name="StartsSentence">It is the first word of a sentence.</param>
internal sealed record Token(string Text, bool StartsClause, bool StartsSentence);
