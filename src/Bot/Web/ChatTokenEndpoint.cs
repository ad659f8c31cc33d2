using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Web;

/// <summary><c>POST /chat/token</c>: gives the chat page, and no other page, a token for one new conversation.</summary>
internal sealed class ChatTokenEndpoint(DirectLineTokens tokens, AzureTokens azureTokens, RateLimits limits, IOptions<AzureOptions> azure, IOptions<DirectLineOptions> channel)
{
    public async Task<IResult> HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (!IsFromOwnPage(request))
        {
            return Problem(StatusCodes.Status403Forbidden, "Only the chat page of this server gets tokens here.");
        }

        // No form of another site can send this type.
        if (!request.HasJsonContentType())
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send application/json.");
        }

        if (await limits.RefuseStartAsync(context, cancellationToken) is { } refused)
        {
            return refused;
        }

        var visitor = DirectLineTokens.NewConversation();
        var token = azure.Value.IsOn
            ? await azureTokens.NewAsync(visitor.UserId, [Origin(request), .. channel.Value.AllowedOrigins], cancellationToken)
            : await EmbeddedAsync(visitor, request, cancellationToken);
        return token is null
            ? Problem(StatusCodes.Status503ServiceUnavailable, "No chat can be started at the moment.")
            : TypedResults.Json(token, WebJson.Default.ChatToken);
    }

    private static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    // Programs send neither header; a browser always sends one of them with a POST.
    private static bool IsFromOwnPage(HttpRequest request) =>
        request.Headers[HeaderNames.Origin].ToString() is var origin
        && (origin.Length == 0 || origin.Equals(Origin(request), StringComparison.OrdinalIgnoreCase))
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    private async Task<ChatToken> EmbeddedAsync(ConversationToken visitor, HttpRequest request, CancellationToken cancellationToken) => new(
        await tokens.IssueAsync(visitor, cancellationToken), visitor.ConversationId, (int)tokens.Lifetime.TotalSeconds, visitor.UserId, $"{request.PathBase}/v3/directline");
}

/// <summary>What the chat page needs to start a conversation. The domain is where Direct Line is; without a host it is here.</summary>
internal sealed record ChatToken(string Token, string ConversationId, [property: JsonPropertyName("expires_in")] int ExpiresIn, string UserId, string Domain);

[JsonSerializable(typeof(ChatToken))]
[JsonSerializable(typeof(AzureTokenRequest))]
[JsonSerializable(typeof(AzureTokenBody))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string>>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class WebJson : JsonSerializerContext;
