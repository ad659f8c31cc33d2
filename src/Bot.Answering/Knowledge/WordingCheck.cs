namespace Bot.Answering.Knowledge;

/// <summary>Reports wording that diagnoses, promises, reassures or doses, wherever a visitor could be shown it.</summary>
internal static class WordingCheck
{
    private const string Path = "safety/wording.md";
    private const string ChatPage = "chat-page";
    private const string OpeningsId = "never-opens";
    private const string ClinicAnswer = $"{ClinicReader.AnswerField}:";

    public static void Run(FolderReader reader)
    {
        var rules = reader.File(Path);
        var openings = WordList.Of(rules?.Sections.Where(s => s.Id == OpeningsId).SelectMany(s => s.Bullets) ?? []);
        var phrases = WordList.Of(rules?.Sections.Where(s => s.Id != OpeningsId).SelectMany(s => s.Bullets) ?? []);
        reader.Problems.AddIf(phrases.Count == 0, Path, 0, "There is no wording to look for.", "Restore the list below '## Never said'.");
        reader.Problems.AddIf(rules is not null && openings.Count == 0, Path, 0, "There is no opening to look for.", $"Restore the list below '## Never opens with {{#{OpeningsId}}}'.");

        var forbidden = new PhraseSet(phrases);
        var opening = new PhraseSet(openings);
        foreach (var file in reader.ReadFiles.Where(f => f.Path != Path))
        {
            foreach (var section in file.AllSections)
            {
                MarkdownBlock? first = null;
                foreach (var block in section.Blocks.Select(Shown).OfType<MarkdownBlock>())
                {
                    var tokens = Tokens.Of(TextNormalizer.Normalize(block.Text));
                    foreach (var hit in forbidden.Find(tokens))
                    {
                        reader.Problems.Add(file.Path, block.Line, $"The text says '{phrases[hit.Phrase]}'.", $"The bot does not diagnose, promise, reassure or dose: say it without, see {Path}.");
                    }

                    first ??= block;
                    if (ReferenceEquals(first, block) && !file.Path.StartsWith(ChatPage, StringComparison.Ordinal))
                    {
                        CheckOpening(reader, file, block, opening.Find(tokens), openings);
                    }
                }
            }
        }
    }

    // Bullets are examples of what visitors write, but for the clinic's answers; paragraphs and quotes are what they read.
    private static MarkdownBlock? Shown(MarkdownBlock block) => block.Kind != MarkdownBlockKind.Bullet ? block
        : block.Text.StartsWith(ClinicAnswer, StringComparison.Ordinal) ? block with { Text = block.Text[ClinicAnswer.Length..] }
        : null;

    // A reply to a question that was not quite asked must not say yes or no to it.
    private static void CheckOpening(FolderReader reader, KnowledgeFile file, MarkdownBlock block, PhraseHits hits, IReadOnlyList<string> openings)
    {
        foreach (var hit in hits)
        {
            if (hit.Start == 0)
            {
                reader.Problems.Add(file.Path, block.Line, $"The text opens with '{openings[hit.Phrase]}'.", $"Say what is the case instead: the question may have been another one, see {Path}.");
            }
        }
    }
}
