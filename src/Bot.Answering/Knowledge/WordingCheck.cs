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
        var openings = Words(rules, isOpening: true);
        var phrases = Words(rules, isOpening: false);
        reader.Problems.AddIf(phrases.Count == 0, Path, "There is no wording to look for.", "Restore the list below '## Never said'.");
        reader.Problems.AddIf(rules is not null && openings.Count == 0, Path, "There is no opening to look for.", $"Restore the list below '## Never opens with {{#{OpeningsId}}}'.");

        var forbidden = new PhraseSet(phrases);
        var opening = new PhraseSet(openings);
        foreach (var section in reader.AllSections.Where(section => section.File.Path != Path))
        {
            var mayOpen = section.File.Path.StartsWith(ChatPage, StringComparison.Ordinal);
            foreach (var block in section.Blocks.Select(Shown).OfType<MarkdownBlock>())
            {
                var tokens = Tokens.Of(TextNormalizer.Normalize(block.Text));
                foreach (var hit in forbidden.Find(tokens))
                {
                    reader.Problems.Add(block.At, $"The text says '{phrases[hit.Phrase]}'.", $"The bot does not diagnose, promise, reassure or dose: say it without, see {Path}.");
                }

                // A reply to a question that was not quite asked must not say yes or no to it.
                foreach (var hit in opening.Find(tokens))
                {
                    reader.Problems.AddIf(
                        hit.Start == 0 && !mayOpen,
                        block.At, $"The text opens with '{openings[hit.Phrase]}'.", $"Say what is the case instead: the question may have been another one, see {Path}.");
                }

                mayOpen = true;
            }
        }
    }

    private static IReadOnlyList<string> Words(KnowledgeFile? rules, bool isOpening) =>
        WordList.Of(rules?.Sections.Where(section => (section.Id == OpeningsId) == isOpening).SelectMany(section => section.Bullets) ?? []);

    // Bullets are examples of what visitors write, but for the clinic's answers; paragraphs and quotes are what they read.
    private static MarkdownBlock? Shown(MarkdownBlock block) => block.Kind != MarkdownBlockKind.Bullet ? block
        : block.Text.StartsWith(ClinicAnswer, StringComparison.Ordinal) ? block with { Text = block.Text[ClinicAnswer.Length..] }
        : null;
}
