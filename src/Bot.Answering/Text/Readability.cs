namespace Bot.Answering.Text;

/// <summary>How long and how hard to read a text is, as a reader sees it: markup and the targets of links do not count.</summary>
internal static partial class Readability
{
    public static int Words(string markdown) => Word().Count(Visible(markdown));

    public static int LongestSentence(string markdown) => Sentences(markdown).Select(sentence => Word().Count(sentence)).DefaultIfEmpty().Max();

    /// <summary>The Flesch-Kincaid grade: about the years at school it takes. Syllables are counted by spelling, which is right for nearly every word.</summary>
    public static double Grade(string markdown)
    {
        var words = Word().Matches(Visible(markdown)).Select(match => match.Value).ToList();
        return words.Count == 0
            ? 0
            : (0.39 * words.Count / Math.Max(1, Sentences(markdown).Count())) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    private static IEnumerable<string> Sentences(string markdown) => SentenceEnd().Split(Visible(markdown)).Where(sentence => Word().IsMatch(sentence));

    private static string Visible(string markdown) => LinkTarget().Replace(markdown, "]");

    private static int Syllables(string word)
    {
        var letters = NoLetter().Replace(word.ToLowerInvariant(), "");
        return Math.Max(1, Vowels().Count(letters) - (SilentEnd().IsMatch(letters) ? 1 : 0));
    }

    [GeneratedRegex(@"\w[\w'’\-]*", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Word();

    [GeneratedRegex("""(?<=[.!?])["”)*]*\s+""", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\]\([^)\s]*\)", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex LinkTarget();

    [GeneratedRegex("[^a-z]", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex NoLetter();

    [GeneratedRegex("[aeiouy]+", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Vowels();

    // The e of "pressure", "pressed" and "clinics use", not that of "muscle", "treated" or "massages".
    [GeneratedRegex("([^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|([^aeiouyscxzghl]|[aeiouy]l)es$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex SilentEnd();
}
