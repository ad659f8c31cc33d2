namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>safety/languages/</c>: what the safety concepts are called in each language, and the fixed replies in it.</summary>
internal sealed class LanguageReader(FolderReader reader)
{
    /// <summary>Heads the replies of a language.</summary>
    public const string Replies = "Replies";

    /// <summary>Holds a file for each language, named by its code.</summary>
    public const string Folder = "safety/languages";

    private const string LanguageWords = "Language words";
    private const string Complaints = "Complaints";
    private const string Ordinary = "Ordinary messages";
    private const string EnglishPath = Folder + "/" + ConceptLexicon.English + ".md";

    /// <summary>English first: its file says which concepts there are.</summary>
    public IReadOnlyList<SafetyLanguage> Read(IReadOnlyList<string> replies)
    {
        if (reader.File(EnglishPath)?.Sections is not [var first, ..])
        {
            return [];
        }

        var languages = new List<SafetyLanguage> { Language(first, known: null) };
        foreach (var section in reader.Files(Folder).Where(file => file.Path != EnglishPath).SelectMany(file => file.Sections))
        {
            var language = Language(section, languages[0]);
            languages.Add(language);
            reader.Problems.AddIf(
                language.LanguageWords.Count == 0,
                section.At, $"'{section.Title}' has no everyday words by which it is known.", $"Add '### {LanguageWords}' with a bullet of words.");

            foreach (var missing in replies.Where(id => language.Replies.GetValueOrDefault(id, "").Length == 0))
            {
                reader.Problems.Add(section.At, $"'{section.Title}' lacks the reply '{missing}'.", $"Add '- {missing}: ...' below '### {Replies}'.");
            }
        }

        return languages;
    }

    private SafetyLanguage Language(MarkdownSection section, SafetyLanguage? known)
    {
        var concepts = section.Subsections
            .Where(s => s.Title is not (LanguageWords or Complaints or Ordinary or Replies))
            .SelectMany(s => s.Bullets.Select(bullet => Concept(s, bullet)))
            .OfType<ConceptWords>()
            .ToList();
        CheckConcepts(section, concepts, known);
        return new SafetyLanguage
        {
            Code = reader.Id(section, "language"),
            LanguageWords = WordList.Of(section.BulletsOf(LanguageWords)),
            Complaints = WordList.Of(section.BulletsOf(Complaints)),
            Ordinary = reader.Examples(section.Subsection(Ordinary), "ordinary message"),
            Concepts = concepts,
            Replies = RepliesOf(section),
        };
    }

    private ConceptWords? Concept(MarkdownSection section, MarkdownBlock bullet)
    {
        var (id, words) = bullet.Field();
        if (WordList.Of(words ?? "") is { Count: > 0 } list)
        {
            return new ConceptWords(id, section.Title, list);
        }

        reader.Problems.Add(bullet.At, $"The line '{id}' is no concept with its words.", "Write it as '- chest: word, word, two words'.");
        return null;
    }

    private Dictionary<string, string> RepliesOf(MarkdownSection section)
    {
        var replies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var bullet in section.BulletsOf(Replies))
        {
            var (id, text) = bullet.Field();
            reader.Problems.AddIf(!replies.TryAdd(id, text ?? ""), bullet.At, $"The reply '{id}' stands twice.", "Keep one of them.");
        }

        return replies;
    }

    private void CheckConcepts(MarkdownSection section, List<ConceptWords> concepts, SafetyLanguage? english)
    {
        foreach (var twice in concepts.CountBy(c => c.Id).Where(id => id.Value > 1))
        {
            reader.Problems.Add(section.At, $"The concept '{twice.Key}' stands twice.", "Keep one line with all its words.");
        }

        if (english is null)
        {
            return;
        }

        var known = english.Concepts.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in concepts.Where(c => !known.Contains(c.Id)))
        {
            reader.Problems.Add(section.At, $"The concept '{unknown.Id}' is unknown.", $"Use an id of {EnglishPath}.");
        }

        foreach (var missing in known.Except(concepts.Select(c => c.Id)))
        {
            reader.Problems.Add(section.At, $"The concept '{missing}' has no words in '{section.Title}'.", $"Add '- {missing}: ...'.");
        }
    }
}
