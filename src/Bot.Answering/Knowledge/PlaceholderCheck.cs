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
        foreach (var section in reader.AllSections)
        {
            foreach (var block in section.Blocks.Where(block => IsShown(section, block)))
            {
                Check(reader.Problems, section, block);
            }
        }
    }

    // Most bullets are what visitors write, or lists with braces of their own; the replies of a language are shown, and
    // so is a list below a sentence, but that of the rules.
    private static bool IsShown(MarkdownSection section, MarkdownBlock block) =>
        block.Kind != MarkdownBlockKind.Bullet
        || section.Title == LanguageReader.Replies
        || (section.Blocks[0].Kind == MarkdownBlockKind.Paragraph && !section.File.Path.StartsWith("safety/", StringComparison.Ordinal));

    private static void Check(ProblemList problems, MarkdownSection section, MarkdownBlock block)
    {
        foreach (var field in Braces().Matches(block.Text).Select(match => match.Value))
        {
            if (!Known.Contains(field, StringComparer.Ordinal))
            {
                problems.Add(block.At, $"Nothing fills '{field}'.", $"Use one of: {string.Join(", ", Known)}.");
            }
            else if (Places.TryGetValue(field, out var isFilled) && !isFilled(section.File.Path, section.Id))
            {
                problems.Add(block.At, $"Nothing fills '{field}' here.", "Take it out: it has a value in other texts only.");
            }
        }

        problems.AddIf(Braces().Replace(block.Text, "").AsSpan().ContainsAny('{', '}'), block.At, "A brace stands alone.", "Close the braces around the field, or take the brace out.");
    }

    [GeneratedRegex(@"\{[^{}#]*\}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Braces();
}
