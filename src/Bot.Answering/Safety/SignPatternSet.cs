using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Many patterns, compiled so that a message is read once for all of them.</summary>
internal sealed class SignPatternSet
{
    /// <summary>Words that may stand between two slots of one alternative.</summary>
    private const int Nearness = 6;

    private readonly PhraseSet _phrases;
    private readonly int _phraseCount;
    private readonly IReadOnlyList<Compiled> _patterns;

    /// <param name="patterns">Patterns, each with the number that <see cref="Find"/> reports.</param>
    public SignPatternSet(IEnumerable<(SignPattern Pattern, int Number)> patterns)
    {
        var phrases = new Dictionary<string, int>(StringComparer.Ordinal);

        int Id(string phrase)
        {
            if (!phrases.TryGetValue(phrase, out var id))
            {
                phrases[phrase] = id = phrases.Count;
            }

            return id;
        }

        _patterns = [.. patterns.Select(p => new Compiled(
            p.Number,
            [.. p.Pattern.Parts.Select(part => part.Select(alt => alt.Select(slot => slot.Select(Id).ToArray()).ToArray()).ToArray())]))];
        _phrases = new PhraseSet(phrases.Keys);
        _phraseCount = phrases.Count;
    }

    /// <summary>Numbers of the patterns whose parts are all in the message and not negated.</summary>
    public IReadOnlyList<int> Find(IReadOnlyList<Token> tokens, bool[]? negated)
    {
        var hits = new List<PhraseHit>?[_phraseCount];
        foreach (var hit in _phrases.Find(tokens))
        {
            if (negated is null || !negated[hit.Start])
            {
                (hits[hit.Phrase] ??= []).Add(hit);
            }
        }

        return [.. _patterns.Where(p => Array.TrueForAll(p.Parts, part => Array.Exists(part, alt => IsThere(alt, hits)))).Select(p => p.Number)];
    }

    private static bool IsThere(int[][] slots, List<PhraseHit>?[] hits) =>
        Occurrences(slots[0], hits).Any(first => slots.Skip(1).All(slot =>
            Occurrences(slot, hits).Any(next => next.Start - first.End <= Nearness && first.Start - next.End <= Nearness)));

    private static IEnumerable<PhraseHit> Occurrences(int[] slot, List<PhraseHit>?[] hits) =>
        slot.SelectMany(phrase => hits[phrase] ?? []);

    private sealed record Compiled(int Number, int[][][][] Parts);
}
