namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>synonyms.md</c>: words and phrases that mean the same.</summary>
internal static class ConceptReader
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(FolderReader reader)
    {
        var concepts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (reader.File("synonyms.md") is not { } file)
        {
            return concepts;
        }

        foreach (var section in file.Sections)
        {
            reader.Unique("concept", section.Title, file, section.Line);
            concepts[section.Title] = WordList.Of(section.Bullets);
            reader.Problems.AddIf(concepts[section.Title].Count == 0, file.Path, section.Line, $"The concept '{section.Title}' has no words.", "List them as bullets, parted by commas.");
        }

        return concepts;
    }
}
