using System.Text.Json.Serialization;

namespace Bot.DirectLine.Protocol;

/// <summary>What the protocol answers instead of a result.</summary>
internal sealed record ErrorBody([property: JsonPropertyName("error")] ErrorDetail Error);
