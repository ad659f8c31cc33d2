namespace Bot.Answering.Text;

/// <summary>Finds many words and phrases in a message in one pass; <c>numb*</c> stands for any ending.</summary>
/// <remarks>A few arrays, and no object for each of tens of thousands of phrases: they are read from a file as they are, and looked up by what is made of them then.</remarks>
internal sealed class PhraseSet
{
    /// <summary>Stands for the star: normalisation leaves it because it is a letter, and no phrase of a language holds it.</summary>
    private const char Marker = 'ꙮ';

    /// <summary>For each phrase its number, the place where it stood in the list; those with the same key are side by side.</summary>
    private readonly int[] _ids;

    /// <summary>Where each phrase begins in <see cref="_letters"/>; one more at the end.</summary>
    private readonly int[] _starts;

    /// <summary>The words of all phrases, those of a phrase with spaces between them.</summary>
    private readonly char[] _letters;

    /// <summary>By what phrases are looked up: the first of them, and where they end.</summary>
    private readonly Dictionary<ulong, (int First, int End)> _places;

    /// <summary>A bit for each length of a prefix that a phrase begins with; the last one for all that are longer.</summary>
    private readonly ulong _prefixLengths;

    public PhraseSet(IEnumerable<string> phrases)
    {
        List<string> all = [.. phrases];
        var words = new string[all.Count];
        Parallel.For(0, words.Length, id => words[id] = MessageParts.WordsOf(all[id].Replace('*', Marker)));
        _ids = [.. Enumerable.Range(0, words.Length).Where(id => words[id].Length > 0).OrderBy(id => Key(words[id], out _))];
        _letters = string.Concat(_ids.Select(id => words[id])).ToCharArray();
        _starts = new int[_ids.Length + 1];
        for (var phrase = 0; phrase < _ids.Length; phrase++)
        {
            _starts[phrase + 1] = _starts[phrase] + words[_ids[phrase]].Length;
        }

        (_places, _prefixLengths) = Filed();
    }

    private PhraseSet(int[] ids, int[] starts, char[] letters)
    {
        (_ids, _starts, _letters) = (ids, starts, letters);
        (_places, _prefixLengths) = Filed();
    }

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
    /// <param name="length">Where to go on, from 0; past the word's end afterwards.</param>
    /// <param name="hash">Hash of the letters before <paramref name="length"/>.</param>
    public (int First, int End) Next(string word, scoped ref int length, scoped ref ulong hash)
    {
        while (length < word.Length)
        {
            hash = WordHash.Add(hash, word[length++]);
            if ((_prefixLengths & Bit(length)) != 0 && _places.TryGetValue(OfPrefix(hash), out var found))
            {
                return found;
            }
        }

        // One past the end says that the whole word has been looked up too.
        length++;
        _places.TryGetValue(hash, out var whole);
        return whole;
    }

    /// <summary>The phrase stands at the beginning of the words.</summary>
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

    private (Dictionary<ulong, (int First, int End)> Places, ulong PrefixLengths) Filed()
    {
        var places = new Dictionary<ulong, (int First, int End)>(_ids.Length);
        var prefixLengths = 0UL;
        for (var phrase = 0; phrase < _ids.Length; phrase++)
        {
            var key = Key(Letters(phrase), out var prefix);
            prefixLengths |= prefix > 0 ? Bit(prefix) : 0;
            places[key] = (places.TryGetValue(key, out var before) ? before.First : phrase, phrase + 1);
        }

        return (places, prefixLengths);
    }

    private static ulong Bit(int length) => 1UL << Math.Min(length, 63);

    private ReadOnlySpan<char> Letters(int phrase) => _letters.AsSpan(_starts[phrase], _starts[phrase + 1] - _starts[phrase]);
}

/// <summary>The phrases of a set that stand in a message, found as they are asked for.</summary>
internal ref struct PhraseHits(PhraseSet phrases, Token[] tokens)
{
    private int _candidate;
    private int _end;
    private int _start;
    private int _length;
    private ulong _hash = WordHash.Empty;

    public PhraseHit Current { get; private set; }

    public readonly PhraseHits GetEnumerator() => this;

    public readonly bool Any() => GetEnumerator().MoveNext();

    public bool MoveNext()
    {
        while (_start < tokens.Length)
        {
            while (_candidate < _end)
            {
                if (phrases.IsAt(_candidate++, tokens.AsSpan(_start), out var hit))
                {
                    Current = hit with { Start = _start };
                    return true;
                }
            }

            if (_length > tokens[_start].Text.Length)
            {
                (_start, _length, _hash) = (_start + 1, 0, WordHash.Empty);
            }
            else
            {
                (_candidate, _end) = phrases.Next(tokens[_start].Text, ref _length, ref _hash);
            }
        }

        return false;
    }
}

/// <summary>An occurrence of a phrase: its number in the set, the index of its first word, and how many words it has.</summary>
internal readonly record struct PhraseHit(int Phrase, int Start, int Length)
{
    public int End => Start + Length;
}
