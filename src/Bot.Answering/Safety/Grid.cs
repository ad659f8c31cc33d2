namespace Bot.Answering.Safety;

/// <summary>A sentence some places of which take any of several words: <c>{my, his} {arm, leg} is numb</c>.</summary>
/// <remarks>A word list that a clinician can read at a glance, in place of hundreds of sentences.</remarks>
public sealed record Grid
{
    private readonly string[][] _places;

    private Grid(string[][] places) => _places = places;

    /// <summary>How many sentences it makes.</summary>
    public int Count => (int)Math.Min(int.MaxValue, _places.Aggregate(1L, (count, choices) => Math.Min(int.MaxValue, count * choices.Length)));

    /// <summary>Every sentence, in the order of the words.</summary>
    public IEnumerable<string> Sentences => Enumerable.Range(0, Count).Select(Sentence);

    /// <summary>At most so many sentences, taken evenly from all, so that each word comes in some.</summary>
    public IEnumerable<string> Sample(int most)
    {
        // A step that shares no divisor with the number of sentences meets every one before it comes round.
        var count = Count;
        var step = Math.Max(1, (int)(count * 0.618));
        while (GreatestDivisor(step, count) > 1)
        {
            step++;
        }

        return Enumerable.Range(0, Math.Min(most, count)).Select(i => Sentence((int)((long)i * step % count)));
    }

    /// <summary>Reads a grid; null when a brace is not closed or there are none.</summary>
    public static Grid? Parse(string line)
    {
        var places = new List<string[]>();
        for (var at = 0; at < line.Length;)
        {
            var open = line.IndexOf('{', at);
            var text = (open < 0 ? line[at..] : line[at..open]).Trim();
            if (text.Contains('}', StringComparison.Ordinal))
            {
                return null;
            }

            if (text.Length > 0)
            {
                places.Add([text]);
            }

            if (open < 0)
            {
                break;
            }

            var close = line.IndexOf('}', open);
            if (close < 0)
            {
                return null;
            }

            // An empty choice is written as a hyphen or as nothing.
            places.Add([.. line[(open + 1)..close].Split(',').Select(choice => choice.Trim() is "-" ? "" : choice.Trim())]);
            at = close + 1;
        }

        return places.Exists(choices => choices.Length > 1) ? new Grid([.. places]) : null;
    }

    private string Sentence(int number)
    {
        var words = new List<string>(_places.Length);
        foreach (var choices in _places)
        {
            if (choices[number % choices.Length] is { Length: > 0 } word)
            {
                words.Add(word);
            }

            number /= choices.Length;
        }

        return string.Join(' ', words);
    }

    private static int GreatestDivisor(int a, int b) => b == 0 ? a : GreatestDivisor(b, a % b);
}
