namespace Bot.Answering.Safety;

/// <summary>A place that any one of several phrases fills, or any word of a concept in any language.</summary>
/// <param name="Phrases">None where it is a concept.</param>
/// <param name="Concept">Id of the concept.</param>
public sealed record SignSlot(IReadOnlyList<string> Phrases, string? Concept = null)
{
    /// <summary>Nothing can fill it: the name in brackets is unknown.</summary>
    public bool IsEmpty => Phrases.Count == 0 && Concept is null;
}
