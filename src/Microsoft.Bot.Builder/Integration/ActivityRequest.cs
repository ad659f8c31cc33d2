using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Reads the activity that a request brings.</summary>
internal static class ActivityRequest
{
    // The protocol's own bound for an activity with its attachments inline.
    private const int MaxBytes = 256 * 1024;

    /// <exception cref="ActivityRequestException">There is none that could be served.</exception>
    public static async Task<Activity> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Other content types can be sent by any web page to a bot on the visitor's own machine, without the browser asking first.
        if (!request.HasJsonContentType())
        {
            throw new ActivityRequestException(StatusCodes.Status415UnsupportedMediaType, "The content type must be application/json.");
        }

        using var body = await ReadBodyAsync(request, cancellationToken);
        var activity = Parse(body);
        RequireAddress(activity);
        return activity;
    }

    private static async Task<MemoryStream> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        var body = new MemoryStream();
        var chunk = new byte[4096];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (body.Length + count > MaxBytes)
            {
                throw TooLarge();
            }

            body.Write(chunk, 0, count);
        }

        body.Position = 0;
        return body;
    }

    private static Activity Parse(Stream body)
    {
        try
        {
            return BotJson.Read<Activity>(body) ?? throw Bad("The body is empty.");
        }
        catch (JsonException)
        {
            throw Bad("The body is not the JSON of an activity.");
        }
    }

    private static void RequireAddress(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Type))
        {
            throw Bad("The activity has no type.");
        }

        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl)
            || (serviceUrl.Scheme != Uri.UriSchemeHttps && serviceUrl.Scheme != Uri.UriSchemeHttp))
        {
            throw Bad("The activity's serviceUrl is missing or is not an http URL.");
        }

        if (string.IsNullOrEmpty(activity.Conversation?.Id))
        {
            throw Bad("The activity names no conversation.");
        }
    }

    private static ActivityRequestException Bad(string reason) => new(StatusCodes.Status400BadRequest, reason);

    private static ActivityRequestException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, "The activity is larger than 256 KB.");
}
