using System.Text.Json.Serialization;

namespace Bot.DirectLine.Protocol;

/// <summary>The channel's answers. 403 is kept for tokens that have expired: clients take it for nothing else.</summary>
internal static class Responses
{
    public static IResult Token(TokenBody body, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(body, DirectLineJson.Default.TokenBody, statusCode: status);

    public static IResult Posted(string id) => TypedResults.Json(new ResourceBody(id), DirectLineJson.Default.ResourceBody);

    public static IResult BadArgument(string message) => Error(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static IResult Unauthorized(string message) => Error(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    public static IResult TokenExpired() => Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static IResult NoConversation() => Error(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    public static IResult Error(int status, string code, string message) =>
        TypedResults.Json(new ErrorBody(new ErrorDetail(code, message)), DirectLineJson.Default.ErrorBody, statusCode: status);

    public static IResult TooLarge() => Error(StatusCodes.Status413PayloadTooLarge, "MessageTooLarge", $"The body is larger than {DirectLineProtocol.MaxBodySize} bytes.");

    public static IResult TooMany(HttpResponse response, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        return Error(StatusCodes.Status429TooManyRequests, "RateLimited", $"Too many requests. Try again in {seconds} s.");
    }
}

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);

internal sealed record ResourceBody(string Id);

// The stream's address is there when a conversation was started or found again. The time is seconds.
internal sealed record TokenBody(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl = null);

[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(ResourceBody))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class DirectLineJson : JsonSerializerContext;
