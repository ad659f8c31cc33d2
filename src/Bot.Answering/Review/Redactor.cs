namespace Bot.Answering.Review;

/// <summary>
/// Takes out of a question whatever could tell who asked it. Only words that the knowledge itself uses or that are
/// ordinary English stay; everything else becomes a type such as <c>[name]</c>.
/// </summary>
/// <remarks>
/// It errs on the side of taking out: a word that is also a name goes unless it is an everyday one ("will", "long") in
/// lower case with nothing before it that announces a name. Long messages are not kept at all, because a story tells who
/// wrote it even in ordinary words; nor are those of which too little is left to learn from.
/// </remarks>
internal sealed partial class Redactor
{
    private const int MostWords = 25;

    /// <summary>Characters of the longest message that is looked at; among signs that make no word, looking for an address takes the square of their number.</summary>
    private const int MostCharacters = 1_000;

    private const int LeastWords = 2;

    /// <summary>In so many ways of asking a word must stand to be known by them: one alone may hold a name.</summary>
    private const int LeastAskedAs = 3;

    private static readonly FrozenSet<string> Common = WordFile.Read("common-words.txt");
    private static readonly FrozenSet<string> Names = WordFile.Read("names.txt");

    // What follows one of these is a name, whatever it looks like.
    private static readonly FrozenSet<string> Titles = FrozenSet.ToFrozenSet(["mr", "mrs", "ms", "miss", "mister", "dr", "prof", "professor", "sister", "named", "called", "names", "surname", "signed", "regards"]);

    // What follows one of these may be a name, if it can be one.
    private static readonly FrozenSet<string> Cues = FrozenSet.ToFrozenSet(["im", "am", "is", "with", "by", "from", "see", "saw", "ask", "tell", "son", "daughter", "wife", "husband", "mum", "dad", "brother", "sister", "friend", "therapist", "doctor", "partner", "thanks", "cheers", "hello", "hi", "hey", "dear"]);

    private static readonly FrozenSet<string> Dates = FrozenSet.ToFrozenSet(
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "christmas", "easter", "birthday",
    ]);

    private static readonly FrozenSet<string> Numbers = FrozenSet.ToFrozenSet(
    [
        "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ]);

    private readonly FrozenSet<string> _known;

    public Redactor(KnowledgeBase knowledge)
    {
        var written = knowledge.Passages.SelectMany(p => (string[])[p.Heading, p.Text]).Concat(knowledge.Concepts.Values.SelectMany(words => words)).SelectMany(WordsOf);
        var asked = knowledge.Passages.SelectMany(p => p.AskedAs).Concat(knowledge.FixedReplies.SelectMany(reply => reply.AskedAs))
            .SelectMany(text => WordsOf(text).Distinct())
            .CountBy(word => word)
            .Where(word => word.Value >= LeastAskedAs)
            .Select(word => word.Key);
        _known = written.Concat(asked).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The question with types in place of what could identify somebody; null when it is not kept at all.</summary>
    public string? Redact(string message)
    {
        if (message.Length > MostCharacters)
        {
            return null;
        }

        List<Match> parts = [.. Part().Matches(message).Take(MostWords + 1)];
        if (parts.Count > MostWords)
        {
            return null;
        }

        var shouts = !message.Any(char.IsAsciiLetterLower);
        var kept = new List<string>();
        var previous = "";
        foreach (var part in parts)
        {
            var before = message.AsSpan(0, part.Index);
            var said = before.TrimEnd();
            var startsSentence = said.IsEmpty || ".!?:".Contains(said[^1], StringComparison.Ordinal) || before[said.Length..].Contains('\n');
            var word = Replace(part, previous, kept.LastOrDefault() == Name, startsSentence || shouts);
            previous = Plain(part.Value);
            if (!IsType(word) || kept.LastOrDefault() != word)
            {
                kept.Add(word);
            }
        }

        var words = kept.Count(word => !IsType(word));
        return words >= LeastWords && words >= kept.Count - words ? string.Join(' ', kept) : null;
    }

    private const string Name = "[name]";

    private string Replace(Match part, string previous, bool afterName, bool mayBeCapital)
    {
        var text = part.Value;
        if (Array.Find(["mail", "link", "date"], name => part.Groups[name].Success) is { } type)
        {
            return $"[{type}]";
        }

        var word = Plain(text);
        var isCapital = char.IsUpper(text[0]) && !mayBeCapital && word != "i";
        return text.Any(char.IsDigit) || Numbers.Contains(word) ? "[number]"
            : Titles.Contains(previous) ? Name
            : Names.Contains(word) && (!Common.Contains(word) || isCapital || afterName || Announces(previous)) ? Name
            : Dates.Contains(word) ? "[date]"
            : _known.Contains(word) ? word
            : isCapital ? Name
            : Common.Contains(word) ? word
            : "[word]";

        // "is will" and "with page" name somebody; what is everyday English after "im" or "is", such as "long", seldom does.
        bool Announces(string cue) => Cues.Contains(cue) && !(cue is "is" or "am" or "im" && word is not ("will" or "may" or "hope"));
    }

    private static bool IsType(string word) => word[0] == '[';

    // "Anna's" is Anna, and "don't" stands in the list as "dont".
    private static string Plain(string word)
    {
        var plain = TextNormalizer.Plain(word).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        return word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) && !Common.Contains(plain) ? plain[..^1] : plain;
    }

    private static IEnumerable<string> WordsOf(string text) => Part().Matches(text).Select(part => Plain(part.Value));

    // No limit of time, which a busy machine passes by itself: what is read is short, or the knowledge.
    [GeneratedRegex(
        @"(?<mail>[^\s@]+@[^\s@]+)|(?<link>(https?://|www\.)\S+|\b[\w-]+\.(com|org|net|co|uk|de|eu|info|io)\b\S*)|(?<date>\b\d{1,4}[./-]\d{1,2}([./-]\d{1,4})?\b)|[+(]?\d[\d\s().:,-]*\d\w*|[\p{L}\p{M}\p{N}]+(['’][\p{L}]+)*",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout.Infinite)]
    private static partial Regex Part();
}

internal static class WordFile
{
    public static FrozenSet<string> Read(string name)
    {
        using var reader = new StreamReader(typeof(WordFile).Assembly.GetManifestResourceStream($"Bot.Answering.Review.{name}")!);
        return reader.ReadToEnd().Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
