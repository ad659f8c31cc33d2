using System.Text;
using Bot.Answering.Search;

namespace Bot.Benchmarks.Corpora;

/// <summary>
/// Knowledge of any size, always the same: words as common as Zipf's law has them, sixty a passage, so that an index
/// of it grows and is searched as one of real text.
/// </summary>
internal static class SyntheticPassages
{
    private const int Words = 60_000;

    private const int HeadingLength = 6;

    private const int TextLength = 60;

    private const int QuestionLength = 8;

    private static readonly string[] Syllables = ["ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "le", "mu", "na", "po", "ri", "se", "tu", "va"];

    public static IReadOnlyList<IndexEntry> Make(int count)
    {
        var random = new Random(42);
        return [.. Enumerable.Range(0, count).Select(_ => new IndexEntry(Sentence(random, HeadingLength), Sentence(random, TextLength), []))];
    }

    /// <summary>Questions made of words of one passage each, common and rare.</summary>
    public static IReadOnlyList<string> Questions(IReadOnlyList<IndexEntry> passages, int count)
    {
        var random = new Random(43);
        return [.. Enumerable.Range(0, count).Select(_ => Question(passages[random.Next(passages.Count)].Text.Split(' '), random))];
    }

    private static string Question(string[] words, Random random) =>
        string.Join(' ', Enumerable.Range(0, QuestionLength).Select(_ => words[random.Next(words.Length)]));

    private static string Sentence(Random random, int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Word(random)));

    // The logarithm of a rank is evenly spread where frequency falls as one over rank.
    private static string Word(Random random)
    {
        var rank = (int)Math.Exp(random.NextDouble() * Math.Log(Words));
        var word = new StringBuilder();
        for (var rest = rank + Syllables.Length; rest > 0; rest /= Syllables.Length)
        {
            word.Append(Syllables[rest % Syllables.Length]);
        }

        return word.ToString();
    }
}
