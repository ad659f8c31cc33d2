using System.Text.Json.Serialization;

namespace Bot.DirectLine.Protocol;

/// <summary>Id of an activity that was posted.</summary>
internal sealed record ResourceBody([property: JsonPropertyName("id")] string Id);
