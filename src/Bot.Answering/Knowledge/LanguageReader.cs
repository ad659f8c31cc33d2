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
    /// <param name="replies">Ids of the replies that each language must give.</param>
    public IReadOnlyList<SafetyLanguage> Read(IReadOnlyList<string> replies)
    {
        if (reader.File(EnglishPath)?.Sections is not [var section, ..])
        {
            return [];
        }

        var english = Language(reader.File(EnglishPath)!, section, known: null);
        var others = reader.Files(Folder)
            .Where(file => file.Path != EnglishPath)
            .SelectMany(file => file.Sections.Select(s => new PlacedLanguage(file, s, Language(file, s, english))))
            .ToList();
        foreach (var (file, other, language) in others)
        {
            reader.Problems.AddIf(
                language.LanguageWords.Count == 0,
                file.Path, other.Line, $"'{other.Title}' has no everyday words by which it is known.", $"Add '### {LanguageWords}' with a bullet of words.");

            CheckReplies(file, other, language, replies);
        }

        return [english, .. others.Select(other => other.Language)];
    }

    private SafetyLanguage Language(KnowledgeFile file, MarkdownSection section, SafetyLanguage? known)
    {
        var concepts = section.Subsections
            .Where(s => s.Title is not (LanguageWords or Complaints or Ordinary or Replies))
            .SelectMany(s => s.Bullets.Select(bullet => Concept(file, s, bullet)))
            .OfType<ConceptWords>()
            .ToList();
        CheckConcepts(file, section, concepts, known);
        return new SafetyLanguage
        {
            Code = reader.Id(file, section, "language"),
            LanguageWords = WordList.Of(section.Subsection(LanguageWords)?.Bullets ?? []),
            Complaints = WordList.Of(section.Subsection(Complaints)?.Bullets ?? []),
            Ordinary = reader.Examples(file, section.Subsection(Ordinary), "ordinary message"),
            Concepts = concepts,
            Replies = (section.Subsection(Replies)?.Bullets ?? []).Select(bullet => bullet.Field()).ToDictionary(f => f.Name, f => f.Value ?? "", StringComparer.Ordinal),
        };
    }

    private ConceptWords? Concept(KnowledgeFile file, MarkdownSection section, MarkdownBlock bullet)
    {
        var (id, words) = bullet.Field();
        if (WordList.Of(words ?? "") is { Count: > 0 } list)
        {
            return new ConceptWords(id, section.Title, list);
        }

        reader.Problems.Add(file.Path, bullet.Line, $"The line '{id}' is no concept with its words.", "Write it as '- chest: word, word, two words'.");
        return null;
    }

    private void CheckConcepts(KnowledgeFile file, MarkdownSection section, List<ConceptWords> concepts, SafetyLanguage? english)
    {
        foreach (var twice in concepts.GroupBy(c => c.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            reader.Problems.Add(file.Path, section.Line, $"The concept '{twice.Key}' stands twice.", "Keep one line with all its words.");
        }

        var known = english?.Concepts.Select(c => c.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var unknown in concepts.Where(c => english is not null && !known.Contains(c.Id)))
        {
            reader.Problems.Add(file.Path, section.Line, $"The concept '{unknown.Id}' is unknown.", $"Use an id of {EnglishPath}.");
        }

        foreach (var missing in known.Except(concepts.Select(c => c.Id)))
        {
            reader.Problems.Add(file.Path, section.Line, $"The concept '{missing}' has no words in '{section.Title}'.", $"Add '- {missing}: ...'.");
        }
    }

    private void CheckReplies(KnowledgeFile file, MarkdownSection section, SafetyLanguage language, IReadOnlyList<string> replies)
    {
        foreach (var missing in replies.Where(id => language.Replies.GetValueOrDefault(id, "").Length == 0))
        {
            reader.Problems.Add(file.Path, section.Line, $"'{section.Title}' lacks the reply '{missing}'.", $"Add '- {missing}: ...' below '### {Replies}'.");
        }
    }

    private sealed record PlacedLanguage(KnowledgeFile File, MarkdownSection Section, SafetyLanguage Language);
}
