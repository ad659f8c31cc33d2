using System.Text.RegularExpressions;
using Bot.Answering.Composition;

namespace Bot.Answering.Knowledge;

/// <summary>Reports words in braces that nothing fills: a visitor would read them as they stand.</summary>
internal static partial class PlaceholderCheck
{
    /// <summary>What the settings fill.</summary>
    public static IReadOnlyList<string> Known { get; } =
        [.. Contacts.Ids.Select(id => $"{{{id}}}"), "{kept-for}", "{edited}", "{clinical-sign-off}", "{topic}", "{address}"];

    public static void Run(FolderReader reader)
    {
        foreach (var file in reader.ReadFiles)
        {
            // Bullets are what visitors write, or lists with braces of their own; only the replies of a language are read.
            foreach (var block in file.AllSections.SelectMany(section => section.Blocks.Where(block => block.Kind != MarkdownBlockKind.Bullet || section.Title == LanguageReader.Replies)))
            {
                foreach (var unknown in Braces().Matches(block.Text).Select(match => match.Value).Where(text => !Known.Contains(text, StringComparer.Ordinal)))
                {
                    reader.Problems.Add(file.Path, block.Line, $"Nothing fills '{unknown}'.", $"Use one of: {string.Join(", ", Known)}.");
                }
            }
        }
    }

    [GeneratedRegex(@"\{[^{}#]*\}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Braces();
}
