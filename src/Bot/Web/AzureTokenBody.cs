using System.Text.Json.Serialization;

namespace Bot.Web;

/// <summary>What Azure's <c>tokens/generate</c> answers.</summary>
internal sealed record AzureTokenBody(
    [property: JsonPropertyName("token")] string? Token,
    [property: JsonPropertyName("conversationId")] string? ConversationId,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);
