namespace Bot.Answering.Safety;

/// <summary>Many patterns, compiled so that a message is read once for all of them, and only those it may hold are looked at.</summary>
internal sealed class SignPatternSet
{
    private const int BitsPerWord = 64;

    private readonly PhraseSet _phrases;

    /// <summary>For each phrase, the slots that it fills.</summary>
    private readonly int[][] _slotsOfPhrase;

    /// <summary>For each slot, the patterns to look at once it is filled.</summary>
    private readonly int[][] _patternsOfSlot;

    private readonly Pattern[] _patterns;

    /// <summary>For each concept, its slot; -1 when no pattern names it.</summary>
    private readonly int[] _slotOfConcept;

    /// <param name="patterns">Patterns, each with the number that <see cref="Find"/> reports.</param>
    /// <param name="concepts">Ids of the concepts, by the numbers that hits bear.</param>
    public SignPatternSet(IEnumerable<NumberedPattern> patterns, IReadOnlyList<string> concepts)
    {
        var slots = new SlotTable();
        _patterns = [.. patterns.Select(p => new Pattern(
            p.Number,
            [.. p.Pattern.Parts.Select(part => new Part([.. part.Choices.Select(choice => new Choice([.. choice.Slots.Select(slots.Number)]))]))]))];
        _phrases = new PhraseSet(slots.Phrases);
        _slotsOfPhrase = slots.OfPhrases();
        _slotOfConcept = [.. concepts.Select(slots.OfConcept)];

        // All parts must be there, so it is enough to wake up to one of them: the one with fewest words to say it.
        _patternsOfSlot = new int[slots.Count][];
        Array.Fill(_patternsOfSlot, []);
        for (var i = 0; i < _patterns.Length; i++)
        {
            foreach (var slot in _patterns[i].Parts.Select(part => part.FirstSlots).MinBy(first => first.Sum(slots.PhraseCount))!)
            {
                _patternsOfSlot[slot] = [.. _patternsOfSlot[slot], i];
            }
        }
    }

    /// <summary>Numbers of the patterns whose parts are all in the message and not negated, in the order of the patterns.</summary>
    public IReadOnlyList<int> Find(Token[] tokens, ReadOnlySpan<ConceptHit> concepts, bool[]? negated) =>
        FirstOnes(int.MaxValue, tokens, concepts, negated);

    /// <summary>The number that <see cref="Find"/> reports first; null when there is none.</summary>
    public int? First(Token[] tokens, ReadOnlySpan<ConceptHit> concepts, bool[]? negated) =>
        FirstOnes(1, tokens, concepts, negated) is [var first] ? first : null;

    private List<int> FirstOnes(int most, Token[] tokens, ReadOnlySpan<ConceptHit> concepts, bool[]? negated)
    {
        var found = new List<int>();
        var hits = new SlotHits(stackalloc ulong[SlotHits.Usual]);
        var words = (_patterns.Length + BitsPerWord - 1) / BitsPerWord;
        var awake = words <= SlotHits.Usual ? stackalloc ulong[words] : new ulong[words];
        foreach (var hit in _phrases.Find(tokens))
        {
            if (negated is null || !negated[hit.Start])
            {
                foreach (var slot in _slotsOfPhrase[hit.Phrase])
                {
                    hits.Add(slot, hit.Start, hit.End);
                    Wake(slot, awake);
                }
            }
        }

        foreach (var hit in concepts)
        {
            if (_slotOfConcept[hit.Concept] is >= 0 and var slot && (negated is null || !negated[hit.Start]))
            {
                hits.Add(slot, hit.Start, hit.End);
                Wake(slot, awake);
            }
        }

        hits.Sort();
        for (var word = 0; word < awake.Length && found.Count < most; word++)
        {
            for (var bits = awake[word]; bits != 0 && found.Count < most; bits &= bits - 1)
            {
                var pattern = _patterns[(word * BitsPerWord) + BitOperations.TrailingZeroCount(bits)];
                if (pattern.Holds(hits))
                {
                    found.Add(pattern.Number);
                }
            }
        }

        hits.Dispose();
        return found;
    }

    private void Wake(int slot, Span<ulong> awake)
    {
        foreach (var pattern in _patternsOfSlot[slot])
        {
            awake[pattern / BitsPerWord] |= 1UL << (pattern % BitsPerWord);
        }
    }

    private sealed record Pattern(int Number, Part[] Parts)
    {
        public bool Holds(in SlotHits hits)
        {
            foreach (var part in Parts)
            {
                if (!part.IsThere(hits))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed record Part(Choice[] Choices)
    {
        public IReadOnlyList<int> FirstSlots { get; } = [.. Choices.Select(choice => choice.Slots[0]).ToHashSet()];

        public bool IsThere(in SlotHits hits)
        {
            foreach (var choice in Choices)
            {
                if (hits.AreNear(choice.Slots))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed record Choice(int[] Slots);

    /// <summary>Numbers slots and phrases; patterns share word groups, and a group is looked at once for all of them.</summary>
    private sealed class SlotTable
    {
        private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
        private readonly List<int> _phraseCounts = [];
        private readonly Dictionary<string, List<int>> _slotsOfPhrase = new(StringComparer.Ordinal);

        public int Count => _slots.Count;

        public IEnumerable<string> Phrases => _slotsOfPhrase.Keys;

        public int Number(SignSlot slot)
        {
            var key = slot.Concept is { } concept ? ConceptKey(concept) : string.Join('\n', slot.Phrases);
            if (!_slots.TryGetValue(key, out var number))
            {
                _slots[key] = number = _slots.Count;
                _phraseCounts.Add(slot.Phrases.Count);
                foreach (var phrase in slot.Phrases.Distinct(StringComparer.Ordinal))
                {
                    (_slotsOfPhrase.TryGetValue(phrase, out var list) ? list : _slotsOfPhrase[phrase] = []).Add(number);
                }
            }

            return number;
        }

        /// <summary>The slot of a concept; -1 when no pattern names it.</summary>
        public int OfConcept(string concept) => _slots.GetValueOrDefault(ConceptKey(concept), -1);

        public int PhraseCount(int slot) => _phraseCounts[slot];

        // No phrase holds a line break.
        private static string ConceptKey(string concept) => "\n" + concept;

        public int[][] OfPhrases() => [.. _slotsOfPhrase.Values.Select(list => list.ToArray())];
    }
}
