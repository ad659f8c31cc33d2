namespace Bot.Answering.Text;

/// <summary>The phrases of a set that stand in a message, found as they are asked for.</summary>
internal readonly ref struct PhraseHits(PhraseSet phrases, Token[] tokens)
{
    public Enumerator GetEnumerator() => new(phrases, tokens);

    public bool Any() => GetEnumerator().MoveNext();

    public List<PhraseHit> ToList()
    {
        var hits = new List<PhraseHit>();
        foreach (var hit in this)
        {
            hits.Add(hit);
        }

        return hits;
    }

    public ref struct Enumerator(PhraseSet phrases, Token[] tokens)
    {
        private int _candidate;
        private int _end;
        private int _start;
        private int _length;
        private ulong _hash = WordHash.Empty;

        public PhraseHit Current { get; private set; }

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
                    _candidate = phrases.Next(tokens[_start].Text, ref _length, ref _hash, out _end);
                }
            }

            return false;
        }
    }
}

/// <summary>An occurrence of a phrase: its number in the set, the index of its first word, and how many words it has.</summary>
internal readonly record struct PhraseHit(int Phrase, int Start, int Length)
{
    public int End => Start + Length;
}
