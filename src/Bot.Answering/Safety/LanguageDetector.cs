using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Recognises messages in languages other than English by their everyday words and their words for pain.</summary>
internal sealed class LanguageDetector
{
    private readonly IReadOnlyList<(ForeignLanguage Language, PhraseSet Pain, PhraseSet Everyday)> _languages;

    public LanguageDetector(IEnumerable<ForeignLanguage> languages) =>
        _languages = [.. languages.Select(l => (l, new PhraseSet(l.Words), new PhraseSet(l.LanguageWords)))];

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
