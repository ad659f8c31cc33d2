using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Recognises messages in languages other than English by their everyday words and their words for pain.</summary>
internal sealed class LanguageDetector
{
    /// <summary>Occurrences from which a word counts as English; a single one may stand in a foreign example.</summary>
    private const int CommonInEnglish = 4;

    /// <summary>Words that hardly an English message does without and that none of the other languages has.</summary>
    private static readonly HashSet<string> EnglishOnly = new(["the", "you", "it", "what", "how", "this", "my", "your", "does"], StringComparer.Ordinal);

    /// <summary>Different words of a language, everyday ones or of pain, that tell it.</summary>
    private const int Telling = 2;

    private readonly IReadOnlyList<ForeignLanguage> _languages;
    private readonly PhraseSet _words;

    /// <summary>For each word, the number of its language.</summary>
    private readonly int[] _languageOfWord;

    /// <param name="languages">The languages to tell apart.</param>
    /// <param name="inEnglish">How often a word stands in English messages: one that does tells nothing, like the Dutch "of" and "is".</param>
    public LanguageDetector(IEnumerable<ForeignLanguage> languages, IReadOnlyDictionary<string, int> inEnglish)
    {
        var telling = new List<string>();
        var languageOfWord = new List<int>();
        _languages = [.. languages];
        for (var i = 0; i < _languages.Count; i++)
        {
            foreach (var word in _languages[i].Words.Concat(_languages[i].LanguageWords))
            {
                if (inEnglish.GetValueOrDefault(TextNormalizer.Normalize(word)) < CommonInEnglish)
                {
                    telling.Add(word);
                    languageOfWord.Add(i);
                }
            }
        }

        _words = new PhraseSet(telling);
        _languageOfWord = [.. languageOfWord];
    }

    /// <summary>How often each word stands in those of the messages that are English.</summary>
    public static Dictionary<string, int> CountEnglish(IEnumerable<Token[]> messages) => WordCounts.Of(messages.Where(IsEnglish));

    /// <summary>The language with most evidence: two everyday words, or one and a word for pain; null when there is none.</summary>
    public ForeignLanguage? Detect(Token[] tokens)
    {
        List<int>? seen = null;
        foreach (var hit in _words.Find(tokens))
        {
            seen ??= [];
            if (!seen.Contains(hit.Phrase))
            {
                seen.Add(hit.Phrase);
            }
        }

        return seen is { Count: >= Telling } ? Likeliest(seen) : null;
    }

    private static bool IsEnglish(Token[] message) => Array.Exists(message, word => EnglishOnly.Contains(word.Text));

    private ForeignLanguage? Likeliest(List<int> seen)
    {
        Span<int> evidence = stackalloc int[_languages.Count];
        foreach (var word in seen)
        {
            evidence[_languageOfWord[word]]++;
        }

        var best = 0;
        for (var language = 1; language < evidence.Length; language++)
        {
            best = evidence[language] > evidence[best] ? language : best;
        }

        return evidence[best] >= Telling ? _languages[best] : null;
    }
}
