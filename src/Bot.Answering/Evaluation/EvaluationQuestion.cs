using System.Text.Json.Serialization;

namespace Bot.Answering.Evaluation;

/// <summary>A labelled message of <c>tests/evaluation</c>.</summary>
public sealed record EvaluationQuestion
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("question")]
    public required string Question { get; init; }

    /// <summary>answerable, out_of_scope, chitchat, adversarial or urgent.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>Any passage that restates one of these is right.</summary>
    [JsonPropertyName("claims")]
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>The doctor reply is due; null: either is right.</summary>
    [JsonPropertyName("pain")]
    public required bool? Pain { get; init; }

    /// <summary>An urgent or crisis reply is due.</summary>
    [JsonPropertyName("urgent")]
    public required bool Urgent { get; init; }

    /// <summary>The red flag shown, where it is labelled.</summary>
    [JsonPropertyName("flag")]
    public string? Flag { get; init; }
}

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
