using System.Text.Json.Serialization;

namespace Bot.Answering.Evaluation;

/// <summary>A labelled chat of <c>tests/evaluation</c>: what a visitor typed, in order, and what each message calls for.</summary>
public sealed record EvaluationConversation
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("turns")]
    public required IReadOnlyList<string> Turns { get; init; }

    /// <summary>For each turn one of <see cref="EvaluatedTurn.Labels"/>.</summary>
    [JsonPropertyName("want")]
    public required IReadOnlyList<string> Want { get; init; }

    /// <summary>What the chat is about, for the report.</summary>
    [JsonPropertyName("group")]
    public string Group { get; init; } = "";

    /// <summary>ISO 639-1 code of its language.</summary>
    [JsonPropertyName("lang")]
    public string Language { get; init; } = "en";
}
