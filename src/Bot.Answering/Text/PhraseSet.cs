using System.Collections.Concurrent;

namespace Bot.Answering.Text;

/// <summary>Finds many words and phrases in a message in one pass; <c>numb*</c> stands for any ending.</summary>
/// <remarks>A few arrays, and no object for each of tens of thousands of phrases: they are read from a file as they are.</remarks>
internal sealed class PhraseSet
{
    /// <summary>Phrases from which on more than one processor reads them.</summary>
    private const int Many = 10_000;

    /// <summary>Stands for the star: normalisation leaves it because it is a letter, and no phrase of a language holds it.</summary>
    private const char Marker = 'ꙮ';

    /// <summary>For each phrase its number, the place where it stood in the list; those with the same key are side by side.</summary>
    private readonly int[] _ids;

    /// <summary>Where each phrase begins in <see cref="_letters"/>; one more at the end.</summary>
    private readonly int[] _starts;

    /// <summary>The words of all phrases, those of a phrase with spaces between them.</summary>
    private readonly char[] _letters;

    /// <summary>For each phrase what it is looked up by.</summary>
    private readonly ulong[] _keys;

    /// <summary>One more than the first phrase of a key, at the place that the key says or, where that is taken, after it.</summary>
    private readonly int[] _table;

    /// <summary>A bit for each length of a prefix that a phrase begins with; the last one for all that are longer.</summary>
    private readonly ulong _prefixLengths;

    public PhraseSet(IEnumerable<string> phrases)
    {
        List<string> all = [.. phrases];
        var words = new string[all.Count];
        if (all.Count < Many)
        {
            Parse(all, words, 0, all.Count);
        }
        else
        {
            Parallel.ForEach(Partitioner.Create(0, all.Count), range => Parse(all, words, range.Item1, range.Item2));
        }

        _ids = [.. Enumerable.Range(0, words.Length).Where(id => words[id].Length > 0).OrderBy(id => Key(words[id], out _))];
        _letters = string.Concat(_ids.Select(id => words[id])).ToCharArray();
        _starts = new int[_ids.Length + 1];
        for (var phrase = 0; phrase < _ids.Length; phrase++)
        {
            _starts[phrase + 1] = _starts[phrase] + words[_ids[phrase]].Length;
        }

        (_keys, _table, _prefixLengths) = Filed();
    }

    private PhraseSet(int[] ids, int[] starts, char[] letters)
    {
        (_ids, _starts, _letters) = (ids, starts, letters);
        (_keys, _table, _prefixLengths) = Filed();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PhraseSet Read(BinaryReader reader) => new(reader.ReadArray<int>(), reader.ReadArray<int>(), reader.ReadArray<char>());

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<int>(_ids);
        writer.WriteArray<int>(_starts);
        writer.WriteArray<char>(_letters);
    }

    /// <summary>Every occurrence, in the order of the message; overlapping ones too.</summary>
    public PhraseHits Find(Token[] tokens) => new(this, tokens);

    /// <summary>The phrases whose first word is a prefix of the word, by the prefix's length; and those whose first word it is.</summary>
    /// <param name="word">A word of the message.</param>
    /// <param name="length">Where to go on, from 0; past the word's end afterwards.</param>
    /// <param name="hash">Hash of the letters before <paramref name="length"/>.</param>
    /// <param name="end">Where they end.</param>
    /// <returns>The first of them.</returns>
    public int Next(string word, scoped ref int length, scoped ref ulong hash, out int end)
    {
        while (length < word.Length)
        {
            hash = WordHash.Add(hash, word[length++]);
            if ((_prefixLengths & Bit(length)) != 0 && First(OfPrefix(hash), out end) is var first && first < end)
            {
                return first;
            }
        }

        // One past the end says that the whole word has been looked up too.
        length++;
        return First(hash, out end);
    }

    /// <summary>The phrase stands at the beginning of the words.</summary>
    /// <param name="phrase">As <see cref="Next"/> says.</param>
    /// <param name="tokens">Words of the message.</param>
    /// <param name="hit">Its number and how many words it has; the start is left open.</param>
    public bool IsAt(int phrase, ReadOnlySpan<Token> tokens, out PhraseHit hit)
    {
        hit = default;
        var length = 0;
        for (var words = Letters(phrase); !words.IsEmpty;)
        {
            var end = words.IndexOf(' ');
            if (length == tokens.Length || !Matches(end < 0 ? words : words[..end], tokens[length++].Text))
            {
                return false;
            }

            words = end < 0 ? [] : words[(end + 1)..];
        }

        hit = new PhraseHit(_ids[phrase], 0, length);
        return true;
    }

    private static bool Matches(ReadOnlySpan<char> word, ReadOnlySpan<char> text) =>
        word[^1] == Marker ? text.StartsWith(word.TrimEnd(Marker)) : text.SequenceEqual(word);

    private static void Parse(List<string> phrases, string[] words, int from, int to)
    {
        for (var id = from; id < to; id++)
        {
            words[id] = MessageParts.WordsOf(phrases[id].Replace('*', Marker));
        }
    }

    // What a phrase is looked up by, and how long its first word is where that is a prefix, else 0.
    private static ulong Key(ReadOnlySpan<char> words, out int prefix)
    {
        var end = words.IndexOf(' ');
        var first = end < 0 ? words : words[..end];
        var letters = first.TrimEnd(Marker);
        prefix = letters.Length < first.Length ? letters.Length : 0;
        return letters.Length < first.Length ? OfPrefix(WordHash.Of(letters)) : WordHash.Of(letters);
    }

    private static ulong OfPrefix(ulong hash) => ~hash;

    private (ulong[] Keys, int[] Table, ulong PrefixLengths) Filed()
    {
        var keys = new ulong[_ids.Length];
        var table = new int[BitOperations.RoundUpToPowerOf2((uint)(2 * keys.Length) + 1)];
        var prefixLengths = 0UL;
        for (var phrase = 0; phrase < keys.Length; phrase++)
        {
            keys[phrase] = Key(Letters(phrase), out var prefix);
            prefixLengths |= prefix > 0 ? Bit(prefix) : 0;
            if (phrase == 0 || keys[phrase] != keys[phrase - 1])
            {
                var place = Place(keys[phrase], table);
                while (table[place] > 0)
                {
                    place = (place + 1) & (table.Length - 1);
                }

                table[place] = phrase + 1;
            }
        }

        return (keys, table, prefixLengths);
    }

    private static int Place(ulong key, int[] table) => (int)(key ^ (key >> 32)) & (table.Length - 1);

    private static ulong Bit(int length) => 1UL << Math.Min(length, 63);

    private ReadOnlySpan<char> Letters(int phrase) => _letters.AsSpan(_starts[phrase], _starts[phrase + 1] - _starts[phrase]);

    private int First(ulong key, out int end)
    {
        for (var place = Place(key, _table); _table[place] > 0; place = (place + 1) & (_table.Length - 1))
        {
            var first = _table[place] - 1;
            if (_keys[first] == key)
            {
                end = first + 1;
                while (end < _keys.Length && _keys[end] == key)
                {
                    end++;
                }

                return first;
            }
        }

        return end = 0;
    }
}
