using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Many patterns, compiled so that a message is read once for all of them.</summary>
internal sealed class SignPatternSet
{
    /// <summary>Words that may stand between two slots of one choice.</summary>
    private const int Nearness = 6;

    private readonly PhraseSet _phrases;

    /// <summary>For each phrase, the slots that it fills.</summary>
    private readonly int[][] _slotsOfPhrase;

    private readonly int _slotCount;
    private readonly Pattern[] _patterns;

    /// <param name="patterns">Patterns, each with the number that <see cref="Find"/> reports.</param>
    public SignPatternSet(IEnumerable<(SignPattern Pattern, int Number)> patterns)
    {
        // Patterns share word groups: a slot is looked at once, however many patterns have it.
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        var slotsOfPhrase = new Dictionary<string, List<int>>(StringComparer.Ordinal);

        int Number(SignSlot slot)
        {
            var key = string.Join('\n', slot.Phrases);
            if (!slots.TryGetValue(key, out var number))
            {
                slots[key] = number = slots.Count;
                foreach (var phrase in slot.Phrases.Distinct(StringComparer.Ordinal))
                {
                    (slotsOfPhrase.TryGetValue(phrase, out var list) ? list : slotsOfPhrase[phrase] = []).Add(number);
                }
            }

            return number;
        }

        _patterns = [.. patterns.Select(p => new Pattern(
            p.Number,
            [.. p.Pattern.Parts.Select(part => new Part([.. part.Choices.Select(choice => new Choice([.. choice.Slots.Select(Number)]))]))]))];
        _slotCount = slots.Count;
        _phrases = new PhraseSet(slotsOfPhrase.Keys);
        _slotsOfPhrase = [.. slotsOfPhrase.Values.Select(list => list.ToArray())];
    }

    /// <summary>Numbers of the patterns whose parts are all in the message and not negated.</summary>
    public IReadOnlyList<int> Find(IReadOnlyList<Token> tokens, bool[]? negated)
    {
        var hits = new List<PhraseHit>?[_slotCount];
        foreach (var hit in _phrases.Find(tokens))
        {
            if (negated is null || !negated[hit.Start])
            {
                foreach (var slot in _slotsOfPhrase[hit.Phrase])
                {
                    (hits[slot] ??= []).Add(hit);
                }
            }
        }

        return [.. _patterns.Where(pattern => pattern.Holds(hits)).Select(pattern => pattern.Number)];
    }

    private sealed record Pattern(int Number, Part[] Parts)
    {
        public bool Holds(List<PhraseHit>?[] hits) => Array.TrueForAll(Parts, part => part.IsThere(hits));
    }

    private sealed record Part(Choice[] Choices)
    {
        public bool IsThere(List<PhraseHit>?[] hits) => Array.Exists(Choices, choice => choice.IsThere(hits));
    }

    private sealed record Choice(int[] Slots)
    {
        public bool IsThere(List<PhraseHit>?[] hits) =>
            hits[Slots[0]] is { } first && first.Exists(hit => Slots.Skip(1).All(slot => hits[slot] is { } others && others.Exists(other => AreNear(hit, other))));

        private static bool AreNear(PhraseHit one, PhraseHit other) =>
            other.Start - one.End <= Nearness && one.Start - other.End <= Nearness;
    }
}
