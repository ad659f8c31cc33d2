namespace Bot.Answering.Knowledge;

/// <summary>Reports words in braces that nothing fills: a visitor would read them as they stand.</summary>
internal static partial class PlaceholderCheck
{
    /// <summary>What the settings fill.</summary>
    public static IReadOnlyList<string> Known { get; } =
        [.. Contacts.Ids.Select(id => $"{{{id}}}"), "{kept-for}", "{reviewed-for}", "{edited}", "{clinical-sign-off}", "{topic}", "{address}"];

    // Filled in one place only; elsewhere they would be shown.
    private static readonly Dictionary<string, Func<string, string?, bool>> Places = new(StringComparer.Ordinal)
    {
        ["{topic}"] = (_, id) => id == ReplyIds.ClinicNotFilled,
        ["{address}"] = (_, id) => id is ReplyIds.CallButton or ReplyIds.BookButton or ReplyIds.MapButton or ReplyIds.PageButton,
        ["{kept-for}"] = (path, _) => path.StartsWith("chat-page", StringComparison.Ordinal),
        ["{reviewed-for}"] = (_, id) => id == ChatPageIds.PrivacyOfReview,
    };

    public static void Run(FolderReader reader)
    {
        foreach (var file in reader.ReadFiles)
        {
            foreach (var section in file.AllSections)
            {
                foreach (var block in section.Blocks.Where(block => IsShown(file, section, block)))
                {
                    Check(reader, file, section, block);
                }
            }
        }
    }

    // Most bullets are what visitors write, or lists with braces of their own; the replies of a language are shown, and
    // so is a list below a sentence, but that of the rules.
    private static bool IsShown(KnowledgeFile file, MarkdownSection section, MarkdownBlock block) =>
        block.Kind != MarkdownBlockKind.Bullet
        || section.Title == LanguageReader.Replies
        || (section.Blocks[0].Kind == MarkdownBlockKind.Paragraph && !file.Path.StartsWith("safety/", StringComparison.Ordinal));

    private static void Check(FolderReader reader, KnowledgeFile file, MarkdownSection section, MarkdownBlock block)
    {
        foreach (var field in Braces().Matches(block.Text).Select(match => match.Value))
        {
            if (!Known.Contains(field, StringComparer.Ordinal))
            {
                reader.Problems.Add(file.Path, block.Line, $"Nothing fills '{field}'.", $"Use one of: {string.Join(", ", Known)}.");
            }
            else if (Places.TryGetValue(field, out var isFilled) && !isFilled(file.Path, section.Id))
            {
                reader.Problems.Add(file.Path, block.Line, $"Nothing fills '{field}' here.", "Take it out: it has a value in other texts only.");
            }
        }

        if (Braces().Replace(block.Text, "") is var rest && rest.AsSpan().ContainsAny('{', '}'))
        {
            reader.Problems.Add(file.Path, block.Line, "A brace stands alone.", "Close the braces around the field, or take the brace out.");
        }
    }

    [GeneratedRegex(@"\{[^{}#]*\}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Braces();
}
