using System.Collections.Concurrent;

namespace Bot.Answering.Text;

/// <summary>Finds many words and phrases in a message in one pass; <c>numb*</c> stands for any ending.</summary>
internal sealed class PhraseSet
{
    /// <summary>Phrases from which on more than one processor reads them.</summary>
    private const int Many = 10_000;

    private readonly Dictionary<ulong, Phrase[]> _byFirstWord;
    private readonly Dictionary<ulong, Phrase[]> _byFirstPrefix;

    /// <summary>For each length, whether a phrase begins with a prefix that long.</summary>
    private readonly bool[] _isPrefixLength;

    public PhraseSet(IEnumerable<string> phrases)
    {
        List<string> all = [.. phrases];
        var parsed = new Phrase?[all.Count];
        if (all.Count < Many)
        {
            Parse(all, parsed, 0, all.Count);
        }
        else
        {
            Parallel.ForEach(Partitioner.Create(0, all.Count), range => Parse(all, parsed, range.Item1, range.Item2));
        }

        List<Phrase> prefixes = [.. parsed.OfType<Phrase>().Where(phrase => phrase.Words[0].IsPrefix)];
        _byFirstWord = ByFirst(parsed.OfType<Phrase>().Where(phrase => !phrase.Words[0].IsPrefix));
        _byFirstPrefix = ByFirst(prefixes);
        _isPrefixLength = new bool[prefixes.Select(phrase => phrase.Words[0].Text.Length).DefaultIfEmpty().Max() + 1];
        foreach (var phrase in prefixes)
        {
            _isPrefixLength[phrase.Words[0].Text.Length] = true;
        }
    }

    /// <summary>Every occurrence, in the order of the message; overlapping ones too.</summary>
    public PhraseHits Find(Token[] tokens) => new(this, tokens);

    /// <summary>The phrases whose first word is a prefix of the word, by the prefix's length; and those whose first word it is.</summary>
    /// <param name="word">A word of the message.</param>
    /// <param name="length">Where to go on, from 0; past the word's end afterwards.</param>
    /// <param name="hash">Hash of the letters before <paramref name="length"/>.</param>
    public ReadOnlySpan<Phrase> Next(string word, scoped ref int length, scoped ref ulong hash)
    {
        while (length < word.Length)
        {
            hash = WordHash.Add(hash, word[length++]);
            if (length < _isPrefixLength.Length && _isPrefixLength[length] && _byFirstPrefix.TryGetValue(hash, out var begun))
            {
                return begun;
            }
        }

        // One past the end says that the whole word has been looked up too.
        length++;
        return _byFirstWord.GetValueOrDefault(hash);
    }

    private static Dictionary<ulong, Phrase[]> ByFirst(IEnumerable<Phrase> phrases) =>
        phrases.GroupBy(phrase => WordHash.Of(phrase.Words[0].Text)).ToDictionary(group => group.Key, group => group.ToArray());

    private static void Parse(List<string> phrases, Phrase?[] parsed, int from, int to)
    {
        for (var id = from; id < to; id++)
        {
            parsed[id] = Parse(phrases[id], id);
        }
    }

    private static Phrase? Parse(string phrase, int id)
    {
        // The marker survives normalisation because it is a letter; no phrase of a language holds it.
        const char Marker = 'ꙮ';
        var words = Tokens.Of(TextNormalizer.Normalize(phrase.Replace('*', Marker)));
        return words.Length == 0 ? null : new Phrase(id, [.. words.Select(w => new Word(w.Text.TrimEnd(Marker), w.Text[^1] == Marker))]);
    }

    /// <summary>A phrase by its number, the place where it stood in the list.</summary>
    internal sealed record Phrase(int Id, Word[] Words)
    {
        public bool IsAt(ReadOnlySpan<Token> tokens)
        {
            if (tokens.Length < Words.Length)
            {
                return false;
            }

            for (var i = 0; i < Words.Length; i++)
            {
                if (!Words[i].Matches(tokens[i].Text))
                {
                    return false;
                }
            }

            return true;
        }
    }

    internal sealed record Word(string Text, bool IsPrefix)
    {
        public bool Matches(string word) => IsPrefix ? word.StartsWith(Text, StringComparison.Ordinal) : word == Text;
    }
}
