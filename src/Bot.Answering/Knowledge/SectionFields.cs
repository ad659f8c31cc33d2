namespace Bot.Answering.Knowledge;

/// <summary>The bullets <c>- Key: value</c> below a heading, by key; keys that are not expected are reported.</summary>
internal sealed class SectionFields
{
    private readonly Dictionary<string, MarkdownBlock> _values = new(StringComparer.OrdinalIgnoreCase);

    public SectionFields(MarkdownSection section, string path, ProblemList problems, params string[] allowed)
    {
        foreach (var bullet in section.LeadingBullets)
        {
            var (key, value) = bullet.Field();
            if (value is null || !allowed.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(path, bullet.Line, $"'{Shorten(key)}' is no field of this section.", $"Use one of: {string.Join(", ", allowed)}.");
            }
            else if (!_values.TryAdd(key, bullet with { Text = value }))
            {
                problems.Add(path, bullet.Line, $"'{key}' stands twice.", "Keep one of them.");
            }
        }
    }

    public int LineOf(string key, int otherwise) => _values.TryGetValue(key, out var block) ? block.Line : otherwise;

    public string Text(string key) => _values.TryGetValue(key, out var block) ? block.Text : "";

    /// <summary>A comma-separated value.</summary>
    public IReadOnlyList<string> List(string key) =>
        Text(key).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
