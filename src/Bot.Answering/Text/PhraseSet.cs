namespace Bot.Answering.Text;

/// <summary>Finds many words and phrases in a message in one pass; <c>numb*</c> stands for any ending.</summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, List<Entry>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _byFirstPrefix = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _prefixLengths = [];

    public PhraseSet(IEnumerable<string> phrases)
    {
        var id = 0;
        foreach (var phrase in phrases)
        {
            Add(phrase, id++);
        }
    }

    /// <summary>Every occurrence, in the order of the message; overlapping ones too.</summary>
    public IEnumerable<PhraseHit> Find(IReadOnlyList<Token> tokens)
    {
        for (var start = 0; start < tokens.Count; start++)
        {
            foreach (var entry in EntriesFor(tokens[start].Text))
            {
                if (entry.Matches(tokens, start))
                {
                    yield return new PhraseHit(entry.Id, start, entry.Words.Length);
                }
            }
        }
    }

    private IEnumerable<Entry> EntriesFor(string word)
    {
        if (_byFirstWord.TryGetValue(word, out var entries))
        {
            foreach (var entry in entries)
            {
                yield return entry;
            }
        }

        foreach (var length in _prefixLengths)
        {
            if (length <= word.Length && _byFirstPrefix.TryGetValue(word[..length], out entries))
            {
                foreach (var entry in entries)
                {
                    yield return entry;
                }
            }
        }
    }

    private void Add(string phrase, int id)
    {
        // The marker survives normalisation because it is a letter; no phrase of a language holds it.
        const char Marker = 'ꙮ';
        var words = Tokens.Of(TextNormalizer.Normalize(phrase.Replace('*', Marker))).Select(t => t.Text).ToArray();
        if (words.Length == 0)
        {
            return;
        }

        var isPrefix = words.Select(w => w[^1] == Marker).ToArray();
        var entry = new Entry(id, [.. words.Select(w => w.TrimEnd(Marker))], isPrefix);
        var first = entry.Words[0];
        var index = isPrefix[0] ? _byFirstPrefix : _byFirstWord;
        if (isPrefix[0])
        {
            _prefixLengths.Add(first.Length);
        }

        if (!index.TryGetValue(first, out var list))
        {
            index[first] = list = [];
        }

        list.Add(entry);
    }

    private sealed record Entry(int Id, string[] Words, bool[] IsPrefix)
    {
        public bool Matches(IReadOnlyList<Token> tokens, int start)
        {
            if (start + Words.Length > tokens.Count)
            {
                return false;
            }

            for (var i = 0; i < Words.Length; i++)
            {
                var word = tokens[start + i].Text;
                if (IsPrefix[i] ? !word.StartsWith(Words[i], StringComparison.Ordinal) : word != Words[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
