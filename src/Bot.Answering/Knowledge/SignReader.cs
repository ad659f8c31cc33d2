using Bot.Answering.Safety;

namespace Bot.Answering.Knowledge;

/// <summary>Reads word groups and the sign patterns that name them.</summary>
internal static class SignReader
{
    /// <summary>Bullets <c>- name: word, word</c>.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Groups(FolderReader reader, IEnumerable<MarkdownSection> sections, string path)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var bullet in sections.SelectMany(s => s.Bullets))
        {
            var colon = bullet.Text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !groups.TryAdd(bullet.Text[..colon].Trim(), WordList.Of(bullet.Text[(colon + 1)..])))
            {
                reader.Problems.Add(path, bullet.Line, "The line is not a word group, or its name stands twice.", "Write it as '- name: word, word, two words'.");
            }
        }

        return groups;
    }

    /// <summary>One pattern a bullet.</summary>
    public static IReadOnlyList<SignPattern> Patterns(
        FolderReader reader, string path, IEnumerable<MarkdownBlock> bullets, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        var patterns = new List<SignPattern>();
        foreach (var bullet in bullets)
        {
            if (SignPattern.Parse(bullet.Text, groups, out var fault) is { } pattern)
            {
                patterns.Add(pattern);
            }
            else
            {
                reader.Problems.Add(path, bullet.Line, fault!, "Write parts joined by ' + ', choices parted by commas, groups in [brackets].");
            }
        }

        return patterns;
    }
}
