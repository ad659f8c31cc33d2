using System.Text.Json.Serialization;

namespace Bot.Web;

/// <summary>What the chat page needs to start a conversation.</summary>
internal sealed record ChatToken
{
    [JsonPropertyName("token")]
    public required string Token { get; init; }

    [JsonPropertyName("conversationId")]
    public required string ConversationId { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    [JsonPropertyName("userId")]
    public required string UserId { get; init; }

    /// <summary>Where Direct Line is; without a host it is here.</summary>
    [JsonPropertyName("domain")]
    public required string Domain { get; init; }
}
