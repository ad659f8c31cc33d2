namespace Bot.Answering.Knowledge;

/// <summary>The fenced header of a knowledge file.</summary>
internal sealed record FrontMatter(string Id, string Title, string Source, DateOnly Edited, string SignOff)
{
    private const string Fence = "---";
    private const string Example = "Begin the file with: ---, id: ..., title: ..., source: ..., edited: 2026-01-31, clinical-sign-off: none, ---.";

    /// <summary>Reads the header from the first lines of a file; reports all that it lacks.</summary>
    /// <param name="bodyStart">Index of the first line after the header.</param>
    public static FrontMatter Read(string[] lines, string path, ProblemList problems, out int bodyStart)
    {
        var end = lines[0].Trim() == Fence ? Array.FindIndex(lines, 1, line => line.Trim() == Fence) : -1;
        bodyStart = end + 1;
        var start = new Place(path, 1);
        if (end < 0)
        {
            problems.Add(start, "The file has no front matter.", Example);
            return new FrontMatter("", "", "", default, "");
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < end; i++)
        {
            var at = new Place(path, i + 1);
            if (lines[i].Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } key, var value])
            {
                problems.Add(at, $"'{lines[i].Trim()}' is not 'key: value'.", Example);
            }
            else if (!values.TryAdd(key, value))
            {
                problems.Add(at, $"'{key}' stands twice in the front matter.", "Keep one of them.");
            }
        }

        string Value(string key)
        {
            var value = values.GetValueOrDefault(key, "");
            problems.AddIf(value.Length == 0, start, $"The front matter has no '{key}'.", $"Add a line '{key}: ...'.");
            return value;
        }

        DateOnly Date(string text)
        {
            var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
            problems.AddIf(!isDate && text.Length > 0, start, $"'{text}' is not a date.", "Write it as edited: 2026-01-31.");
            return date;
        }

        return new FrontMatter(Value("id"), Value("title"), Value("source"), Date(Value("edited")), Value("clinical-sign-off"));
    }
}
