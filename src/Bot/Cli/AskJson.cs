using System.Text.Json.Serialization;

namespace Bot.Cli;

/// <summary>One line in.</summary>
internal sealed record AskedQuestion(
    [property: JsonPropertyName("id"), JsonRequired] string Id,
    [property: JsonPropertyName("question"), JsonRequired] string Question);

/// <summary>One line out.</summary>
internal sealed record AskedAnswer(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("outcome")] string Outcome,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("doctorReply")] bool DoctorReply,
    [property: JsonPropertyName("urgent")] bool Urgent,
    [property: JsonPropertyName("passages")] IReadOnlyList<AskedPassage> Passages);

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
