namespace Bot.Answering.Search;

/// <summary>
/// The score of a document for a question: BM25 over title and text, each by itself and both as one, pairs of words
/// that stand together, and how much of the question is covered. Chosen on fourteen collections of different shapes:
/// with and without titles, short and long questions, short and long documents.
/// </summary>
internal sealed class PassageScorer(DocumentWords words, LengthNorms norms)
{
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

    public float Score(AnalysedQuestion question, int document)
    {
        Span<int> counts = stackalloc int[question.Terms.Length * 2];
        Span<int> pairs = stackalloc int[question.Pairs.Length * 2];
        counts.Clear();
        pairs.Clear();
        var inTitle = counts[..question.Terms.Length];
        var inText = counts[question.Terms.Length..];
        question.Count(words.Title(document), inTitle, pairs[..question.Pairs.Length]);
        question.Count(words.Text(document), inText, pairs[question.Pairs.Length..]);
        var (terms, coverage) = Terms(question, document, inTitle, inText);
        return (terms + Pairs(question, document, pairs)) * (1 + (Coverage * coverage));
    }

    private (float Score, float Coverage) Terms(AnalysedQuestion question, int document, ReadOnlySpan<int> inTitle, ReadOnlySpan<int> inText)
    {
        var isQuestion = words.IsQuestion(document);
        var untitled = !isQuestion && norms.HasHeadings && words.Title(document).IsEmpty ? 1 + WithoutHeading : 1;
        var (titleNorm, textNorm) = (norms.Title[document], norms.Text[document]);
        var score = 0f;
        var covered = 0f;
        var total = 0f;
        for (var i = 0; i < inTitle.Length; i++)
        {
            ref readonly var term = ref question.Terms[i];
            total += term.Rarity;
            if (inTitle[i] + inText[i] > 0)
            {
                var (titleCount, textCount) = (inTitle[i] / titleNorm, inText[i] / textNorm);
                covered += term.Rarity;
                score += ((isQuestion ? term.Asked : term.Heading) * LengthNorms.Saturated(titleCount))
                    + (untitled * term.Body * LengthNorms.Saturated(textCount))
                    + (AsOne * term.Rarity * LengthNorms.Saturated(titleCount + textCount));
            }
        }

        return (score, MathF.Min(1, CoverableTerms / inTitle.Length) * covered / total);
    }

    private float Pairs(AnalysedQuestion question, int document, ReadOnlySpan<int> counts)
    {
        var score = 0f;
        var inText = counts[question.Pairs.Length..];
        for (var i = 0; i < question.Pairs.Length; i++)
        {
            if (counts[i] + inText[i] > 0)
            {
                ref readonly var first = ref question.Terms[question.Pairs[i].First];
                ref readonly var second = ref question.Terms[question.Pairs[i].Second];
                score += MathF.Min(1, MathF.Max(first.Weight, second.Weight)) * (first.PairRarity + second.PairRarity)
                    * (LengthNorms.Saturated(counts[i] / norms.Title[document]) + LengthNorms.Saturated(inText[i] / norms.Text[document]));
            }
        }

        return Pair * score;
    }
}
