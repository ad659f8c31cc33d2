using System.Text.Json.Serialization;

namespace Bot.Cli;

/// <summary>One line in.</summary>
/// <param name="Id">Repeated in the line out.</param>
/// <param name="Question">The message.</param>
/// <param name="Conversation">Lines with the same one are one chat, in their order; null: a chat of its own.</param>
internal sealed record AskedQuestion(
    [property: JsonPropertyName("id"), JsonRequired] string Id,
    [property: JsonPropertyName("question"), JsonRequired] string Question,
    [property: JsonPropertyName("conversation")] string? Conversation);

/// <summary>One line out.</summary>
internal sealed record AskedAnswer
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("outcome")]
    public required string Outcome { get; init; }

    [JsonPropertyName("text")]
    public required string Text { get; init; }

    [JsonPropertyName("doctorReply")]
    public required bool DoctorReply { get; init; }

    /// <summary>The tier is same day, emergency or crisis.</summary>
    [JsonPropertyName("urgent")]
    public required bool Urgent { get; init; }

    /// <summary>none, caution, lowMood, sameDay, emergency, crisis or safeguarding.</summary>
    [JsonPropertyName("tier")]
    public required string Tier { get; init; }

    /// <summary>Id of the kind of danger that the message shows.</summary>
    [JsonPropertyName("flag")]
    public string? Flag { get; init; }

    /// <summary>The advice on a danger of before was repeated.</summary>
    [JsonPropertyName("standing")]
    public required bool Standing { get; init; }

    /// <summary>The note on a condition is in the text.</summary>
    [JsonPropertyName("caution")]
    public required bool Caution { get; init; }

    /// <summary>Code of the message's language.</summary>
    [JsonPropertyName("language")]
    public required string Language { get; init; }

    /// <summary>What the safety rules decided, and by what.</summary>
    [JsonPropertyName("verdict")]
    public required string Verdict { get; init; }

    /// <summary>How likely the message shows danger, by what was learned.</summary>
    [JsonPropertyName("danger")]
    public required float Danger { get; init; }

    /// <summary>Id of the fixed reply that was given.</summary>
    [JsonPropertyName("reply")]
    public string? Reply { get; init; }

    [JsonPropertyName("passages")]
    public required IReadOnlyList<AskedPassage> Passages { get; init; }
}

/// <summary>A passage ranked for the question.</summary>
internal sealed record AskedPassage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("claims")] IReadOnlyList<string> Claims,
    [property: JsonPropertyName("score")] float Score,
    [property: JsonPropertyName("shown")] bool Shown);

/// <summary>Serialisation of the <c>ask</c> verb.</summary>
[JsonSerializable(typeof(AskedQuestion))]
[JsonSerializable(typeof(AskedAnswer))]
internal sealed partial class AskJson : JsonSerializerContext;
