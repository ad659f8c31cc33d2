using System.Net.Http.Headers;

namespace Bot.Web;

/// <summary>Exchanges the secret of Azure's Direct Line channel for a visitor's token; the secret goes nowhere else.</summary>
internal sealed partial class AzureTokens(IHttpClientFactory clients, IOptions<AzureOptions> options, ILogger<AzureTokens> logger)
{
    public const string Client = "azure-direct-line";

    /// <summary>A token for a new visitor; null when Azure gives none.</summary>
    public async Task<ChatToken?> NewAsync(string userId, IReadOnlyList<string> trustedOrigins, CancellationToken cancellationToken)
    {
        var domain = options.Value.AzureEndpoint.TrimEnd('/');
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{domain}/tokens/generate")
        {
            Content = JsonContent.Create(new AzureTokenRequest(new(userId), trustedOrigins), WebJson.Default.AzureTokenRequest),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.AzureSecret);
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                LogRefused((int)response.StatusCode);
                return null;
            }

            var body = await response.Content.ReadFromJsonAsync(WebJson.Default.AzureTokenBody, cancellationToken);
            return body is { Token: { } token, ConversationId: { } conversation }
                ? new ChatToken(token, conversation, body.ExpiresIn, userId, domain)
                : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Azure's Direct Line refused a token with status {Status}; see DirectLine:AzureSecret.")]
    private partial void LogRefused(int status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Azure's Direct Line could not be asked for a token.")]
    private partial void LogFailed(Exception fault);
}

internal sealed record AzureTokenBody(string? Token, string? ConversationId, [property: JsonPropertyName("expires_in")] int ExpiresIn);

internal sealed record AzureTokenRequest(AzureTokenRequest.Visitor User, IReadOnlyList<string> TrustedOrigins)
{
    internal sealed record Visitor(string Id);
}
