using Bot.Answering.Search.Indexing;

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
        _title = new float[words.Documents];
        _text = new float[words.Documents];
        var heading = AverageLength(words, DocumentParts.Title, questions: false);
        var question = AverageLength(words, DocumentParts.Title, questions: true);
        var text = AverageLength(words, DocumentParts.Text, questions: false);
        for (var document = 0; document < words.Documents; document++)
        {
            _title[document] = Norm(words.Part(document, DocumentParts.Title).Length, words.IsQuestion(document) ? question : heading);
            _text[document] = Norm(words.Part(document, DocumentParts.Text).Length, text);
        }

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

    // Over documents that have the part: an empty one says nothing of how long the others are.
    private static float AverageLength(DocumentWords words, int part, bool questions)
    {
        var sum = 0L;
        var count = 0;
        for (var document = 0; document < words.Documents; document++)
        {
            var length = words.IsQuestion(document) == questions ? words.Part(document, part).Length : 0;
            sum += length;
            count += length > 0 ? 1 : 0;
        }

        return count == 0 ? 0 : (float)sum / count;
    }
}
