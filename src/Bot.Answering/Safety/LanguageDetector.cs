using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Recognises messages in languages other than English by their everyday words and their words for pain.</summary>
internal sealed class LanguageDetector
{
    /// <summary>Occurrences from which a word counts as English; a single one may stand in a foreign example.</summary>
    private const int CommonInEnglish = 4;

    /// <summary>Words that hardly an English message does without and that none of the other languages has.</summary>
    private static readonly HashSet<string> EnglishOnly = new(["the", "you", "it", "what", "how", "this", "my", "your", "does"], StringComparer.Ordinal);

    private readonly IReadOnlyList<(ForeignLanguage Language, PhraseSet Pain, PhraseSet Everyday)> _languages;

    /// <param name="languages">The languages to tell apart.</param>
    /// <param name="messages">Messages, most of them English: a word that stands in those tells nothing, like the Dutch "of" and "is".</param>
    public LanguageDetector(IEnumerable<ForeignLanguage> languages, IEnumerable<string> messages)
    {
        var known = messages.Select(text => Tokens.Of(TextNormalizer.Normalize(text)))
            .Where(tokens => tokens.Any(t => EnglishOnly.Contains(t.Text)))
            .SelectMany(tokens => tokens).GroupBy(t => t.Text)
            .Where(word => word.Count() >= CommonInEnglish).Select(word => word.Key).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> Telling(IEnumerable<string> words) => words.Where(word => !known.Contains(TextNormalizer.Normalize(word)));
        _languages = [.. languages.Select(l => (l, new PhraseSet(Telling(l.Words)), new PhraseSet(Telling(l.LanguageWords))))];
    }

    /// <summary>The language with most evidence: two everyday words, or one and a word for pain; null when there is none.</summary>
    public ForeignLanguage? Detect(IReadOnlyList<Token> tokens) =>
        _languages
            .Select(l => (l.Language, Pain: Distinct(l.Pain, tokens), Everyday: Distinct(l.Everyday, tokens)))
            .Where(l => l.Pain + l.Everyday >= 2)
            .OrderByDescending(l => l.Pain + l.Everyday)
            .Select(l => l.Language)
            .FirstOrDefault();

    private static int Distinct(PhraseSet phrases, IReadOnlyList<Token> tokens) =>
        phrases.Find(tokens).DistinctBy(hit => hit.Phrase).Count();
}
