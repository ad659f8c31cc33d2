using System.Text.Json.Serialization;

namespace Bot.DirectLine.Protocol;

/// <summary>The channel's answers. 403 is kept for tokens that have expired: clients take it for nothing else.</summary>
internal static class Responses
{
    public static IResult Token(TokenBody body, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(body, DirectLineJson.Default.TokenBody, statusCode: status);

    public static IResult Posted(string id) => TypedResults.Json(new ResourceBody(id), DirectLineJson.Default.ResourceBody);

    public static IResult BadArgument(string message) => Error(StatusCodes.Status400BadRequest, ErrorCodes.BadArgument, message);

    public static IResult Unauthorized(string message) => Error(StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, message);

    public static IResult TokenExpired() => Error(StatusCodes.Status403Forbidden, ErrorCodes.TokenExpired, "The token has expired.");

    public static IResult NoConversation() => Error(StatusCodes.Status404NotFound, ErrorCodes.ConversationNotFound, "There is no such conversation.");

    public static IResult Error(int status, string code, string message) =>
        TypedResults.Json(new ErrorBody(new ErrorDetail(code, message)), DirectLineJson.Default.ErrorBody, statusCode: status);

    public static IResult TooLarge(int limit) => Error(StatusCodes.Status413PayloadTooLarge, ErrorCodes.MessageTooLarge, $"The body is larger than {limit} bytes.");

    /// <summary>Too often; the client may try again after a while.</summary>
    public static IResult TooMany(HttpResponse response, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        return Error(StatusCodes.Status429TooManyRequests, ErrorCodes.RateLimited, $"Too many requests. Try again in {seconds} s.");
    }
}

/// <summary>What the protocol answers instead of a result.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

/// <summary>Code and message of an error.</summary>
internal sealed record ErrorDetail(string Code, string Message);

/// <summary>Codes in the protocol's error body.</summary>
internal static class ErrorCodes
{
    public const string BadArgument = "BadArgument";
    public const string ConversationNotFound = "ConversationNotFound";
    public const string MessageTooLarge = "MessageTooLarge";
    public const string OriginNotAllowed = "OriginNotAllowed";
    public const string RateLimited = "RateLimited";
    public const string ServiceUnavailable = "ServiceUnavailable";
    public const string TokenExpired = "TokenExpired";
    public const string Unauthorized = "Unauthorized";
}

/// <summary>Id of an activity that was posted.</summary>
internal sealed record ResourceBody(string Id);

/// <summary>A token, and where to stream from when a conversation was started or found again.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Token">For it.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="StreamUrl">Where to stream from.</param>
internal sealed record TokenBody(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl = null);

/// <summary>How the channel's own bodies are written.</summary>
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(ResourceBody))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class DirectLineJson : JsonSerializerContext;
