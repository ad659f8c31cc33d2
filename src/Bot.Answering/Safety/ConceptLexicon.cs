using System.Collections.ObjectModel;

namespace Bot.Answering.Safety;

/// <summary>Finds the safety concepts in a message, in English and in whatever other language it is in.</summary>
/// <remarks>
/// The words of a language count only in a message of that language: "die" is an article in German, "pain" is bread in
/// French. A message is of the language in which it has most words that are not common in English.
/// </remarks>
internal sealed class ConceptLexicon
{
    /// <summary>Code of the language whose file names the concepts.</summary>
    public const string English = "en";

    /// <summary>Sections of the concepts that speak of a complaint.</summary>
    private static readonly string[] ComplaintSections = ["Signs", "Pregnancy", "Conditions"];

    /// <summary>Words that hardly an English message does without and that none of the other languages has.</summary>
    private static readonly HashSet<string> EnglishOnly = new(["the", "you", "it", "what", "how", "this", "my", "your", "does"], StringComparer.Ordinal);

    private readonly IReadOnlyList<SafetyLanguage> _languages;
    private readonly IReadOnlyDictionary<string, int> _inEnglish;
    private readonly HashSet<string> _englishWords;
    private readonly bool[] _isComplaint;
    private readonly int _english;

    /// <summary>A lexicon that does not know yet which words are English: see <see cref="With"/>.</summary>
    /// <param name="languages">English and the others.</param>
    /// <param name="phrases">All their words and phrases.</param>
    public ConceptLexicon(IReadOnlyList<SafetyLanguage> languages, ConceptPhraseSet phrases)
    {
        _languages = languages;
        _inEnglish = ReadOnlyDictionary<string, int>.Empty;
        _english = languages.Index().First(l => l.Item.Code == English).Index;
        var concepts = languages[_english].Concepts;
        Ids = [.. concepts.Select(concept => concept.Id)];
        _englishWords = concepts.SelectMany(concept => concept.Words).ToHashSet(StringComparer.Ordinal);
        _isComplaint = [.. concepts.Select(concept => ComplaintSections.Contains(concept.Section, StringComparer.Ordinal))];
        Phrases = phrases;
    }

    private ConceptLexicon(ConceptLexicon other, IReadOnlyDictionary<string, int> inEnglish)
    {
        (_languages, _englishWords, _isComplaint, _english, Ids, Phrases) =
            (other._languages, other._englishWords, other._isComplaint, other._english, other.Ids, other.Phrases);
        _inEnglish = inEnglish;
    }

    /// <summary>The same lexicon, with what is known of English.</summary>
    /// <param name="inEnglish">How often a word stands in English messages.</param>
    public ConceptLexicon With(IReadOnlyDictionary<string, int> inEnglish) => new(this, inEnglish);

    /// <summary>It is an English word for a concept, without a star.</summary>
    public bool IsEnglish(string word) => _englishWords.Contains(word);

    /// <summary>Ids of the concepts, by their numbers.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>What it looks for.</summary>
    public ConceptPhraseSet Phrases { get; }

    /// <summary>How often each word stands in those of the messages that are English.</summary>
    public static Dictionary<string, int> CountEnglish(IEnumerable<string> messages, ExampleTexts texts) =>
        Tokens.Count(messages.Select(text => texts[text].Tokens).Where(message => Array.Exists(message, word => EnglishOnly.Contains(word.Text))));

    /// <summary>More than half of the words are such as English messages often hold.</summary>
    public bool IsMostlyEnglish(Token[] tokens) => tokens.Count(token => CountInEnglish(token) >= SafetyThresholds.CommonInEnglish) * 2 > tokens.Length;

    /// <summary>Reads a message.</summary>
    public SafetyReading Read(Token[] tokens)
    {
        var found = new List<Found>(tokens.Length);
        var isForeign = false;
        foreach (var hit in Phrases.Find(tokens))
        {
            foreach (var meaning in Phrases.MeaningsOf(hit))
            {
                found.Add(new Found(meaning.Language, new ConceptHit(meaning.Concept, hit.Start, hit.Length)));
                isForeign |= meaning.Language != _english;
            }
        }

        if (!isForeign)
        {
            return new SafetyReading(null, Complains: false, Select(found, _english, covered: null));
        }

        var inEnglish = Array.ConvertAll(tokens, CountInEnglish);
        if (Likeliest(found, inEnglish, out var telling, out var english) is not { } language)
        {
            return new SafetyReading(null, Complains: false, Select(found, _english, covered: null));
        }

        // What the language does not explain may be English: people mix.
        var covered = new bool[tokens.Length];
        var complains = false;
        foreach (var (spoken, hit) in found)
        {
            if (spoken == language)
            {
                covered.AsSpan(hit.Start, hit.Length).Fill(true);
                complains |= hit.Concept == ConceptPhraseSet.ComplaintWord || (hit.Concept >= 0 && _isComplaint[hit.Concept]);
            }
        }

        var isMostly = telling >= english;
        return new SafetyReading(isMostly ? _languages[language] : null, isMostly && complains, Select(found, language, covered));
    }

    // A word for a concept counts as a common one.
    private int CountInEnglish(Token token) => IsEnglish(token.Text) ? SafetyThresholds.CommonInEnglish : _inEnglish.GetValueOrDefault(token.Text);

    // The language with most words that are not common in English: at least two, or one that means something where nothing else is English.
    private int? Likeliest(List<Found> found, int[] inEnglish, out int telling, out int englishLeft)
    {
        var english = inEnglish.Count(count => count >= SafetyThresholds.CommonInEnglish);
        Span<int> tellingOf = stackalloc int[_languages.Count];
        Span<int> englishOf = stackalloc int[_languages.Count];
        Span<int> ends = stackalloc int[_languages.Count];
        Span<bool> means = stackalloc bool[_languages.Count];
        foreach (var (language, hit) in found)
        {
            // Hits come in the order of their beginnings, so that what lies before the last end has been counted.
            for (var i = Math.Max(hit.Start, ends[language]); i < hit.End; i++)
            {
                (inEnglish[i] >= SafetyThresholds.CommonInEnglish ? ref englishOf[language] : ref tellingOf[language])++;
            }

            ends[language] = Math.Max(ends[language], hit.End);
            means[language] |= hit.Concept != ConceptPhraseSet.LanguageWord && inEnglish[hit.Start] < SafetyThresholds.HeardInEnglish;
        }

        int? best = null;
        (telling, englishLeft) = (0, 0);
        for (var language = 0; language < _languages.Count; language++)
        {
            var tells = tellingOf[language] >= SafetyThresholds.WordsOfLanguage || (tellingOf[language] > 0 && means[language] && englishOf[language] == english);
            if (language != _english && tells && tellingOf[language] > telling)
            {
                (best, telling, englishLeft) = (language, tellingOf[language], english - englishOf[language]);
            }
        }

        return best;
    }

    // The concepts of the language, and the English ones in what it does not cover.
    private ConceptHit[] Select(List<Found> found, int language, bool[]? covered)
    {
        var hits = new List<ConceptHit>(found.Count);
        foreach (var (spoken, hit) in found)
        {
            if (hit.Concept >= 0 && (spoken == language || (spoken == _english && covered is not null && !covered[hit.Start])))
            {
                hits.Add(hit);
            }
        }

        return [.. hits];
    }

    private readonly record struct Found(int Language, ConceptHit Hit);
}
