using System.Globalization;
using System.Text;

namespace Bot.Answering.Text;

/// <summary>Splits normalised text into words for phrase matching.</summary>
internal static class Tokens
{
    /// <summary>Words read from the start of a text; only scripts written without spaces come near it.</summary>
    private const int MaxHead = 500;

    /// <summary>Words read from the end of a longer text.</summary>
    private const int MaxTail = 100;

    public static IReadOnlyList<Token> Of(string normalized)
    {
        var tokens = new List<Token>();
        var word = new StringBuilder();
        var startsClause = true;

        void Flush()
        {
            if (word.Length > 0)
            {
                tokens.Add(new Token(word.ToString(), startsClause));
                word.Clear();
                startsClause = false;
            }
        }

        foreach (var rune in normalized.EnumerateRunes())
        {
            if (IsIdeograph(rune))
            {
                Flush();
                word.Append(rune);
                Flush();
            }
            else if (IsWordPart(rune))
            {
                word.Append(rune);
            }
            else
            {
                Flush();
                startsClause |= rune.Value is '.' or ',' or ';' or ':' or '!' or '?' or '(' or ')' or '\n' or '。' or '，' or '？' or '！';
            }
        }

        Flush();
        return tokens.Count <= MaxHead + MaxTail ? tokens : [.. tokens.Take(MaxHead), .. tokens.TakeLast(MaxTail)];
    }

    private static bool IsIdeograph(Rune rune) => rune.Value is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF;

    // Vowel signs of Indic scripts are marks, not letters; without them a word would fall apart.
    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark;
}
