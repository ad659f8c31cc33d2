using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bot.DirectLine.Protocol;

/// <summary>The channel's answers. 403 is kept for tokens that have expired: clients take it for nothing else.</summary>
internal static class Answers
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
