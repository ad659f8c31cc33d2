namespace Bot.Answering.Review;

/// <summary>Puts questions that are alike into groups, by the stems and concepts that the search goes by.</summary>
internal static class QuestionGrouping
{
    private const float Alike = 0.45f;

    private const float ConceptWeight = 1.5f;

    /// <summary>The rarest are left out beyond this many: each is compared with every group.</summary>
    private const int MostQuestions = 4000;

    /// <param name="termsOf">Stems and concepts of a text.</param>
    /// <param name="leastVisitors">Groups that fewer have asked are left out.</param>
    public static IReadOnlyList<QuestionGroup> Group(
        IEnumerable<ReviewedQuestion> questions, Func<string, IReadOnlyList<string>> termsOf, int leastVisitors)
    {
        var groups = new List<Open>();
        var texts = questions.GroupBy(q => q.Text, StringComparer.Ordinal)
            .Select(same => (Text: same.Key, Visitors: same.Where(q => !ReviewReason.IsDetail(q.Reason)).Sum(q => q.Visitors), Questions: same.ToList()))
            .OrderByDescending(q => q.Visitors)
            .ThenBy(q => q.Text, StringComparer.Ordinal)
            .Take(MostQuestions);
        foreach (var (text, visitors, same) in texts)
        {
            var terms = Weights(termsOf(WithoutTypes(text)));
            var (best, likeness) = groups.Select(group => (group, Cosine(group.Sum, terms))).DefaultIfEmpty().MaxBy(pair => pair.Item2);
            if (best is null || likeness < Alike)
            {
                groups.Add(best = new Open());
            }

            best.Add(text, visitors, terms, same);
        }

        return [.. groups.Where(group => group.Visitors >= leastVisitors).OrderByDescending(group => group.Visitors).Select(group => group.Close())];
    }

    private static string WithoutTypes(string text) => string.Join(' ', text.Split(' ').Where(word => word[0] != '['));

    private static Dictionary<string, float> Weights(IReadOnlyList<string> terms) =>
        terms.Distinct(StringComparer.Ordinal).ToDictionary(
            term => term,
            term => term[0] == PassageAnalyzer.ConceptMark ? ConceptWeight : FunctionWords.Terms.Contains(term) ? FunctionWords.Weight * FunctionWords.Weight : 1f,
            StringComparer.Ordinal);

    private static float Cosine(Dictionary<string, float> a, Dictionary<string, float> b)
    {
        var product = b.Sum(term => term.Value * a.GetValueOrDefault(term.Key));
        return product == 0 ? 0 : product / (Length(a) * Length(b));
    }

    private static float Length(Dictionary<string, float> weights) => MathF.Sqrt(weights.Values.Sum(weight => weight * weight));

    private sealed class Open
    {
        private readonly List<(string Text, int Visitors, Dictionary<string, float> Terms)> _members = [];
        private readonly Dictionary<string, int> _reasons = new(StringComparer.Ordinal);

        public Dictionary<string, float> Sum { get; } = new(StringComparer.Ordinal);

        public int Visitors { get; private set; }

        public void Add(string text, int visitors, Dictionary<string, float> terms, IEnumerable<ReviewedQuestion> questions)
        {
            _members.Add((text, visitors, terms));
            Visitors += visitors;
            foreach (var (term, weight) in terms)
            {
                Sum[term] = Sum.GetValueOrDefault(term) + (weight * visitors);
            }

            foreach (var question in questions)
            {
                _reasons[question.Reason] = _reasons.GetValueOrDefault(question.Reason) + question.Visitors;
            }
        }

        public QuestionGroup Close() => new(_members.MaxBy(member => Cosine(Sum, member.Terms)).Text, Visitors, _members.Count, _reasons);
    }
}

/// <summary>Questions that are alike.</summary>
/// <param name="Wording">The most typical one.</param>
/// <param name="Visitors">How many have asked one of them.</param>
/// <param name="Wordings">How many different ones there are.</param>
/// <param name="Reasons">Visitors by <see cref="ReviewReason"/>.</param>
public sealed record QuestionGroup(string Wording, int Visitors, int Wordings, IReadOnlyDictionary<string, int> Reasons);

/// <summary>A redacted question, as it is kept.</summary>
/// <param name="Text">The question without what could identify somebody.</param>
/// <param name="Reason">One of <see cref="ReviewReason"/>.</param>
/// <param name="Visitors">How many have asked it.</param>
public sealed record ReviewedQuestion(string Text, string Reason, int Visitors);
