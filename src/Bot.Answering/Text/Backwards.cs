using System.Text;

namespace Bot.Answering.Text;

/// <summary>Messages written backwards ("niap kcab"), as some do to see whether the rules can be got round.</summary>
internal static class Backwards
{
    /// <summary>Shorter words are known either way round by chance.</summary>
    private const int ShortestTelling = 3;

    /// <summary>No word that is known turned round is longer.</summary>
    private const int LongestTelling = 32;

    /// <summary>How much commoner a word must be turned round; the examples hold a few backward words, so some are known.</summary>
    private const int Commoner = 8;

    /// <summary>Most words mean nothing as they stand and something when they are turned round.</summary>
    public static bool IsWritten(Token[] tokens, Vocabulary vocabulary)
    {
        var telling = 0;
        var turned = 0;
        foreach (var token in tokens)
        {
            if (token.Text.Length >= ShortestTelling)
            {
                telling++;
                turned += IsTurned(token.Text, vocabulary) ? 1 : 0;
            }
        }

        return turned > telling / 2;
    }

    /// <summary>Both ways to undo it: the whole text was turned round, or each word where it stands.</summary>
    public static IEnumerable<string> Undo(string normalized) =>
        [Turn(normalized), string.Join(' ', normalized.Split(' ').Select(Turn))];

    private static bool IsTurned(string word, Vocabulary vocabulary)
    {
        if (word.Length > LongestTelling)
        {
            return false;
        }

        Span<char> turned = stackalloc char[word.Length];
        word.CopyTo(turned);
        turned.Reverse();
        return vocabulary.CountOf(turned) > Commoner * vocabulary.CountOf(word);
    }

    private static string Turn(string text)
    {
        var turned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Reverse())
        {
            turned.Append(rune);
        }

        return turned.ToString();
    }
}
