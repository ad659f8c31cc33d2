using System.Text.Json.Serialization;

namespace Bot.Web;

/// <summary>What Azure's <c>tokens/generate</c> is asked.</summary>
internal sealed record AzureTokenRequest(
    [property: JsonPropertyName("user")] AzureTokenRequest.Visitor User,
    [property: JsonPropertyName("trustedOrigins")] IReadOnlyList<string> TrustedOrigins)
{
    /// <summary>Whom the token is for.</summary>
    internal sealed record Visitor([property: JsonPropertyName("id")] string Id);
}
