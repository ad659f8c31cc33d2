namespace Bot.Answering.Search;

/// <summary>What the lengths of documents make of counts in them: BM25's k1 and b, with lengths as they are.</summary>
internal sealed class LengthNorms
{
    /// <summary>BM25's k1: how soon a word said again adds nothing.</summary>
    private const float Saturation = 1.2f;

    /// <summary>BM25's b: how much a long text is held against it.</summary>
    private const float LengthShare = 0.72f;

    private readonly float[] _title;
    private readonly float[] _text;

    public LengthNorms(DocumentWords words)
    {
        var titles = Lengths(words.Documents, words.Title);
        var texts = Lengths(words.Documents, words.Text);
        var heading = Average(titles, document => !words.IsQuestion(document));
        var question = Average(titles, words.IsQuestion);
        var text = Average(texts, _ => true);
        _title = [.. titles.Select((length, document) => Norm(length, words.IsQuestion(document) ? question : heading))];
        _text = [.. texts.Select(length => Norm(length, text))];
        HasHeadings = heading > 0;
    }

    /// <summary>At least one entry has a heading.</summary>
    public bool HasHeadings { get; }

    /// <summary>By document, for its heading or question.</summary>
    public ReadOnlySpan<float> Title => _title;

    /// <summary>By document, for its text.</summary>
    public ReadOnlySpan<float> Text => _text;

    /// <summary>BM25's count: grows with each mention, never above k1 + 1.</summary>
    public static float Saturated(float count) => count * (Saturation + 1) / (count + Saturation);

    private static float Norm(int length, float average) => 1 - LengthShare + (LengthShare * length / MathF.Max(average, 1));

    private static int[] Lengths(int documents, Func<int, ReadOnlySpan<uint>> part)
    {
        var lengths = new int[documents];
        for (var document = 0; document < documents; document++)
        {
            foreach (var word in part(document))
            {
                lengths[document] += DocumentWords.IsExtra(word) ? 0 : 1;
            }
        }

        return lengths;
    }

    // Over documents that have the part: an empty one says nothing of how long the others are.
    private static float Average(int[] lengths, Func<int, bool> isCounted)
    {
        var counted = lengths.Where((length, document) => length > 0 && isCounted(document)).ToList();
        return counted.Count == 0 ? 0 : (float)counted.Sum() / counted.Count;
    }
}
