namespace Bot.Answering.Knowledge;

/// <summary>The fenced header of a knowledge file.</summary>
internal sealed record FrontMatter(string Id, string Title, string Source, DateOnly Edited, string SignOff)
{
    private const string Fence = "---";
    private const string Example = "Begin the file with: ---, id: ..., title: ..., source: ..., edited: 2026-01-31, clinical-sign-off: none, ---.";

    /// <summary>Reads the header from the first lines of a file; reports all that it lacks.</summary>
    /// <param name="lines">The file's lines.</param>
    /// <param name="path">Named in problems.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="bodyStart">Index of the first line after the header.</param>
    public static FrontMatter Read(TextLines lines, string path, ProblemList problems, out int bodyStart)
    {
        bodyStart = 0;
        var end = lines[0].Trim() is Fence ? 1 : lines.Count;
        while (end < lines.Count && lines[end].Trim() is not Fence)
        {
            end++;
        }

        if (end == lines.Count)
        {
            problems.Add(path, 1, "The file has no front matter.", Example);
            return new FrontMatter("", "", "", default, "");
        }

        bodyStart = end + 1;
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < end; i++)
        {
            var line = lines[i].ToString();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                problems.Add(path, i + 1, $"'{line.Trim()}' is not 'key: value'.", Example);
            }
            else if (!values.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim()))
            {
                problems.Add(path, i + 1, $"'{line[..colon].Trim()}' stands twice in the front matter.", "Keep one of them.");
            }
        }

        string Value(string key)
        {
            var value = values.GetValueOrDefault(key, "");
            problems.AddIf(value.Length == 0, path, 1, $"The front matter has no '{key}'.", $"Add a line '{key}: ...'.");
            return value;
        }

        return new FrontMatter(Value("id"), Value("title"), Value("source"), Date(Value("edited"), path, problems), Value("clinical-sign-off"));
    }

    private static DateOnly Date(string text, string path, ProblemList problems)
    {
        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        problems.AddIf(!isDate && text.Length > 0, path, 1, $"'{text}' is not a date.", "Write it as edited: 2026-01-31.");
        return date;
    }
}
