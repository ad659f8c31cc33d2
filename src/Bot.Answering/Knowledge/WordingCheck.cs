using Bot.Answering.Text;

namespace Bot.Answering.Knowledge;

/// <summary>Reports wording that diagnoses, promises, reassures or doses, wherever a visitor could be shown it.</summary>
internal static class WordingCheck
{
    private const string Path = "safety/wording.md";

    public static void Run(FolderReader reader)
    {
        var phrases = WordList.Of(reader.File(Path)?.Sections.SelectMany(s => s.Bullets) ?? []);
        if (phrases.Count == 0)
        {
            reader.Problems.Add(Path, 0, "There is no wording to look for.", "Restore the list below '## Never said'.");
        }

        var forbidden = new PhraseSet(phrases);
        foreach (var file in reader.ReadFiles.Where(f => f.Path != Path))
        {
            // Bullets are examples of what visitors write; paragraphs and quotes are what they read.
            foreach (var block in file.AllSections.SelectMany(s => s.Blocks).Where(b => b.Kind != MarkdownBlockKind.Bullet))
            {
                foreach (var hit in forbidden.Find(Tokens.Of(TextNormalizer.Normalize(block.Text))))
                {
                    reader.Problems.Add(file.Path, block.Line, $"The text says '{phrases[hit.Phrase]}'.", $"The bot does not diagnose, promise, reassure or dose: say it without, see {Path}.");
                }
            }
        }
    }
}
