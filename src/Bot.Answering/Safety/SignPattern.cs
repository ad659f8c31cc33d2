namespace Bot.Answering.Safety;

/// <summary>
/// One line of a safety rule. All parts must be in the message; a part is there when one of its alternatives is;
/// an alternative is a list of slots that stand near each other, each slot a choice of phrases.
/// </summary>
public sealed record SignPattern(IReadOnlyList<IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>> Parts)
{
    /// <summary>Reads <c>[chest] ~ tight* + sweat*, clammy</c>.</summary>
    /// <param name="line">The pattern as written.</param>
    /// <param name="groups">Word groups by name.</param>
    /// <param name="fault">What is wrong with the line; null when it is right.</param>
    public static SignPattern? Parse(string line, IReadOnlyDictionary<string, IReadOnlyList<string>> groups, out string? fault)
    {
        fault = null;
        var parts = new List<IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>>();
        foreach (var part in line.Split(" + ", StringSplitOptions.TrimEntries))
        {
            var alternatives = new List<IReadOnlyList<IReadOnlyList<string>>>();
            foreach (var alternative in part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                alternatives.Add([.. alternative.Split('~', StringSplitOptions.TrimEntries).Select(slot => Slot(slot, groups))]);
            }

            parts.Add(alternatives);
        }

        if (parts.Exists(p => p.Count == 0 || p.Any(a => a.Any(s => s.Count == 0))))
        {
            fault = $"The pattern '{line}' has an empty part or names a word group that does not exist.";
            return null;
        }

        return new SignPattern(parts);
    }

    private static IReadOnlyList<string> Slot(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) => text switch
    {
        "" => [],
        _ when text.StartsWith('[') && text.EndsWith(']') => groups.GetValueOrDefault(text[1..^1].Trim(), []),
        _ => [text],
    };
}
