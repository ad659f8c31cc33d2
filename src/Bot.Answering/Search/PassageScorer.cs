namespace Bot.Answering.Search;

/// <summary>
/// The score of a document for a question: BM25 over title and text, each by itself and both as one, pairs of words
/// that stand together, and how much of the question is covered. Chosen on sixteen collections of different shapes,
/// with and without titles, short and long questions; see <c>tests/Bot.Benchmarks/README.md</c>.
/// </summary>
internal sealed class PassageScorer
{
    /// <summary>BM25's k1: how soon a word said again adds nothing.</summary>
    public const float Saturation = 1.2f;

    /// <summary>BM25's b: how much a long text is held against it.</summary>
    public const float LengthShare = 0.7f;

    /// <summary>Weight of title and text read as one field, beside each by itself.</summary>
    private const float AsOne = 0.4f;

    /// <summary>What a text without heading gets, in shares of its own score, for the heading that others have.</summary>
    private const float WithoutHeading = 0.4f;

    /// <summary>Weight of two words that follow each other in the question and in the document.</summary>
    private const float Pair = 0.3f;

    /// <summary>What covering all of a question adds to a score, as a share of it.</summary>
    private const float Coverage = 0.4f;

    /// <summary>From so many terms on, a question is a story, and no document will cover all of it.</summary>
    private const float CoverableTerms = 6;

    private readonly DocumentWords _words;
    private readonly float _headingLength;
    private readonly float _questionLength;
    private readonly float _textLength;

    public PassageScorer(DocumentWords words)
    {
        _words = words;
        (_headingLength, _questionLength, _textLength) = AverageLengths(words);
    }

    public float Score(AnalysedQuestion question, int document)
    {
        var fields = new DocumentFields(_words, document, _words.IsQuestion(document) ? _questionLength : _headingLength, _textLength);
        var untitled = fields.Title.IsEmpty && _headingLength > 0 ? 1 + WithoutHeading : 1;
        var isQuestion = _words.IsQuestion(document);
        Span<bool> present = stackalloc bool[question.Terms.Length];
        var score = 0f;
        var covered = 0f;
        var total = 0f;
        for (var i = 0; i < question.Terms.Length; i++)
        {
            ref readonly var term = ref question.Terms[i];
            total += term.Weight * term.Rarity;
            var inTitle = fields.CountInTitle(term.Hash);
            var inText = fields.CountInText(term.Hash);
            if (inTitle + inText == 0)
            {
                continue;
            }

            present[i] = true;
            covered += term.Weight * term.Rarity;
            score += (isQuestion ? term.Asked : term.Heading) * Saturated(inTitle / fields.TitleNorm);
            score += untitled * term.Text * Saturated(inText / fields.TextNorm);
            score += AsOne * term.Weight * term.Rarity * Saturated((inTitle / fields.TitleNorm) + (inText / fields.TextNorm));
        }

        score += Pairs(question, fields, present);
        return score * (1 + (Coverage * MathF.Min(1, CoverableTerms / question.Terms.Length) * covered / total));
    }

    private static float Pairs(AnalysedQuestion question, DocumentFields fields, ReadOnlySpan<bool> present)
    {
        var score = 0f;
        for (var i = 1; i < question.Sequence.Length; i++)
        {
            var (first, second) = (question.Sequence[i - 1], question.Sequence[i]);
            if (first != second && present[first] && present[second])
            {
                ref readonly var a = ref question.Terms[first];
                ref readonly var b = ref question.Terms[second];
                score += (a.Rarity + b.Rarity)
                    * (Saturated(Together(fields.Title, a.Hash, b.Hash) / fields.TitleNorm) + Saturated(Together(fields.Text, a.Hash, b.Hash) / fields.TextNorm));
            }
        }

        return Pair * score;
    }

    private static float Saturated(float count) => count * (Saturation + 1) / (count + Saturation);

    private static int Together(ReadOnlySpan<uint> words, uint first, uint second)
    {
        var count = 0;
        for (var at = words.IndexOf(first); at >= 0 && at + 1 < words.Length;)
        {
            count += words[at + 1] == second ? 1 : 0;
            var next = words[(at + 1)..].IndexOf(first);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return count;
    }

    private static (float Heading, float Question, float Text) AverageLengths(DocumentWords words)
    {
        var heading = default(Average);
        var question = default(Average);
        var text = default(Average);
        for (var document = 0; document < words.Documents; document++)
        {
            var title = words.Part(document, DocumentParts.Title).Length;
            if (words.IsQuestion(document))
            {
                question.Add(title);
            }
            else
            {
                heading.Add(title);
                text.Add(words.Part(document, DocumentParts.Text).Length);
            }
        }

        return (heading.Value, question.Value, text.Value);
    }

    // Over documents that have the field: an empty one says nothing of how long the others are.
    private struct Average
    {
        private long _sum;
        private int _count;

        public readonly float Value => _count == 0 ? 0 : (float)_sum / _count;

        public void Add(int length)
        {
            _sum += length;
            _count += length > 0 ? 1 : 0;
        }
    }

    /// <summary>The parts of a document, and what its length makes of a count.</summary>
    private readonly ref struct DocumentFields
    {
        private readonly ReadOnlySpan<uint> _titleExtra;
        private readonly ReadOnlySpan<uint> _textExtra;

        public DocumentFields(DocumentWords words, int document, float titleLength, float textLength)
        {
            Title = words.Part(document, DocumentParts.Title);
            Text = words.Part(document, DocumentParts.Text);
            _titleExtra = words.Part(document, DocumentParts.TitleExtra);
            _textExtra = words.Part(document, DocumentParts.TextExtra);
            TitleNorm = Norm(Title.Length, titleLength);
            TextNorm = Norm(Text.Length, textLength);
        }

        public ReadOnlySpan<uint> Title { get; }

        public ReadOnlySpan<uint> Text { get; }

        public float TitleNorm { get; }

        public float TextNorm { get; }

        public int CountInTitle(uint term) => Title.Count(term) + _titleExtra.Count(term);

        public int CountInText(uint term) => Text.Count(term) + _textExtra.Count(term);

        private static float Norm(int length, float average) => 1 - LengthShare + (LengthShare * length / MathF.Max(average, 1));
    }
}
