using System.Text.Json.Serialization;

namespace Bot.DirectLine.Protocol;

/// <summary>Code and message of an error.</summary>
internal sealed record ErrorDetail([property: JsonPropertyName("code")] string Code, [property: JsonPropertyName("message")] string Message);
