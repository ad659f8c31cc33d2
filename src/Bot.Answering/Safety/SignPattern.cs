namespace Bot.Answering.Safety;

/// <summary>One line of a safety rule; it holds when all its parts are in the message.</summary>
public sealed record SignPattern(IReadOnlyList<SignPart> Parts)
{
    /// <summary>Reads <c>[chest] ~ tight* + sweat*, clammy</c>: two parts, the first one choice of two slots, the second two choices.</summary>
    /// <param name="line">The pattern as written.</param>
    /// <param name="groups">Word groups by name.</param>
    /// <param name="fault">What is wrong with the line; null when it is right.</param>
    public static SignPattern? Parse(string line, IReadOnlyDictionary<string, IReadOnlyList<string>> groups, out string? fault)
    {
        List<SignPart> parts = [.. line.Split(" + ", StringSplitOptions.TrimEntries).Select(part => Part(part, groups))];
        var isWhole = parts.TrueForAll(part => part.Choices.Count > 0 && part.Choices.All(choice => choice.Slots.All(slot => slot.Phrases.Count > 0)));
        fault = isWhole ? null : $"The pattern '{line}' has an empty part or names a word group that does not exist.";
        return isWhole ? new SignPattern(parts) : null;
    }

    private static SignPart Part(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) =>
        new([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(choice => Choice(choice, groups))]);

    private static SignChoice Choice(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) =>
        new([.. text.Split('~', StringSplitOptions.TrimEntries).Select(slot => Slot(slot, groups))]);

    private static SignSlot Slot(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) => new(text switch
    {
        "" => [],
        _ when text.StartsWith('[') && text.EndsWith(']') => groups.GetValueOrDefault(text[1..^1].Trim(), []),
        _ => [text],
    });
}
