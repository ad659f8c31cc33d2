namespace Bot.Answering.Safety;

/// <summary>One line of a safety rule; it holds when all its parts are in the message.</summary>
public sealed record SignPattern(IReadOnlyList<SignPart> Parts)
{
    /// <summary>Reads <c>[chest] ~ tight* + sweat*, clammy</c>: two parts, the first one choice of two slots, the second two choices.</summary>
    /// <param name="line">The pattern as written.</param>
    /// <param name="named">What a name in brackets stands for; null when it is unknown.</param>
    /// <param name="fault">What is wrong with the line; null when it is right.</param>
    public static SignPattern? Parse(string line, Func<string, SignSlot?> named, out string? fault)
    {
        List<SignPart> parts = [.. line.Split(" + ", StringSplitOptions.TrimEntries).Select(part => Part(part, named))];
        var isWhole = parts.TrueForAll(part => part.Choices.Count > 0 && part.Choices.All(choice => choice.Slots.All(slot => !slot.IsEmpty)));
        fault = isWhole ? null : $"The pattern '{line}' has an empty part or names a word group or concept that does not exist.";
        return isWhole ? new SignPattern(parts) : null;
    }

    private static SignPart Part(string text, Func<string, SignSlot?> named) =>
        new([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(choice => Choice(choice, named))]);

    private static SignChoice Choice(string text, Func<string, SignSlot?> named) =>
        new([.. text.Split('~', StringSplitOptions.TrimEntries).Select(slot => Slot(slot, named))]);

    private static SignSlot Slot(string text, Func<string, SignSlot?> named) => text switch
    {
        "" => new SignSlot([]),
        _ when text.StartsWith('[') && text.EndsWith(']') => named(text[1..^1].Trim()) ?? new SignSlot([]),
        _ => new SignSlot([text]),
    };
}
