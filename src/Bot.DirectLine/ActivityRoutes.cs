using Microsoft.AspNetCore.Http.HttpResults;
using ActivityTypes = Microsoft.Bot.Schema.ActivityTypes;

namespace Bot.DirectLine;

internal static partial class ActivityRoutes
{
    /// <summary>Activities in one poll at most; the watermark leads to the rest.</summary>
    private const int PollSize = 100;

    public static async Task<IResult> PostAsync(
        string conversationId, HttpContext context, CallerCheck callers, DirectLineChannel channel, RateLimits limits, IUrgentMessages urgent, CancellationToken cancellationToken)
    {
        var caller = await callers.CheckAsync(context.Request, conversationId, cancellationToken);
        return caller.Token is not { } token ? caller.Refusal!
            : !context.Request.HasJsonContentType() ? Responses.Error(StatusCodes.Status415UnsupportedMediaType, "BadArgument", "Send the activity as application/json.")
            : await BoundedBody.ReadAsync(context.Request, DirectLineProtocol.MaxBodySize, cancellationToken) is { } body
            ? await PostBodyAsync(body, token, context, channel, limits, urgent, cancellationToken)
            : Responses.TooLarge();
    }

    /// <summary>A message with files: its words are answered like any others, the files are not looked at.</summary>
    public static async Task<IResult> UploadAsync(
        string conversationId, HttpContext context, CallerCheck callers, DirectLineChannel channel, RateLimits limits, IUrgentMessages urgent, CancellationToken cancellationToken)
    {
        var caller = await callers.CheckAsync(context.Request, conversationId, cancellationToken);
        if (caller.Token is not { } token)
        {
            return caller.Refusal!;
        }

        // A file alone says nothing: the answer is that only words are read.
        var body = UploadedActivity.Boundary(context.Request) is { } boundary
            ? await UploadedActivity.ReadAsync(context.Request, boundary, DirectLineProtocol.MaxBodySize, cancellationToken)
            : """{"type":"message","text":""}"""u8.ToArray();
        return body is not null
            ? await PostBodyAsync(body, token, context, channel, limits, urgent, cancellationToken)
            : Responses.TooLarge();
    }

    private static async Task<IResult> PostBodyAsync(
        byte[] body, ConversationToken token, HttpContext context, DirectLineChannel channel, RateLimits limits, IUrgentMessages urgent, CancellationToken cancellationToken)
    {
        if (ClientActivity.Read(body, out var fault) is not { } activity)
        {
            return Responses.BadArgument(fault);
        }

        // Asked only of what would be refused, and once.
        var isUrgent = new Lazy<bool>(() => IsUrgent(activity, urgent));
        var refused = await limits.RefuseMessageAsync(context, token.ConversationId, cancellationToken);
        if (refused is not null && !isUrgent.Value)
        {
            return refused;
        }

        var result = (string?)activity["type"] switch
        {
            ActivityTypes.EndOfConversation => await channel.EndAsync(token, cancellationToken),
            ActivityTypes.ConversationUpdate => await channel.IgnoreAsync(token, cancellationToken),
            _ => await channel.PostAsync(token, activity, isUrgent: false, cancellationToken),
        };
        if (result.Status == PostStatus.TooManyOpenTurns && isUrgent.Value)
        {
            result = await channel.PostAsync(token, activity, isUrgent: true, cancellationToken);
        }

        return result.Status switch
        {
            PostStatus.NoConversation => Responses.NoConversation(),
            PostStatus.TooManyOpenTurns => Responses.TooMany(context.Response, TimeSpan.FromSeconds(1)),
            _ => Responses.Posted(result.Id!),
        };
    }

    private static bool IsUrgent(JObject activity, IUrgentMessages urgent) => (string?)activity["text"] is { Length: > 0 } text && urgent.IsUrgent(text);

    public static async Task<IResult> PollAsync(
        string conversationId, string? watermark, HttpContext context, CallerCheck callers, RateLimits limits, IDirectLineStore store, ILogger<ChannelFilter> logger, CancellationToken cancellationToken)
    {
        var after = ActivityFrame.ReadWatermark(watermark);
        try
        {
            var caller = await callers.CheckAsync(context.Request, conversationId, cancellationToken);
            return caller.Refusal is { } refused ? refused
                : !limits.MayLookUp(conversationId) ? Frame([], after)
                : await store.ReadAsync(conversationId, after, PollSize, cancellationToken) is { } activities ? Frame(activities, after)
                : Responses.NoConversation();
        }
#pragma warning disable CA1031 // A client that gets one error never polls again: it is told that there is nothing new.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogPollFailed(logger, fault);
            return Frame([], after);
        }
    }

    private static FileContentHttpResult Frame(IReadOnlyList<StoredActivity> activities, long after) => TypedResults.Bytes(ActivityFrame.Write(activities, after), ActivityFrame.ContentType);

    public static async Task<IResult> StreamAsync(
        string conversationId, string? watermark, string? t, HttpContext context, DirectLineTokens tokens, RateLimits limits, ActivityStreams streams, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Responses.BadArgument("This address is for WebSockets.");
        }

        if (!await tokens.TryRedeemTicketAsync(t ?? "", conversationId, cancellationToken))
        {
            return Responses.Unauthorized("The stream address was used or has expired; GET the conversation for a new one.");
        }

        if (limits.RefuseConnect(context, conversationId) is { } refused)
        {
            return refused;
        }

        using var place = limits.TakeStream(conversationId);
        if (!place.IsAcquired)
        {
            return Responses.TooMany(context.Response, TimeSpan.FromSeconds(10));
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        ChannelMeter.Streams.Add(1);
        try
        {
            await streams.RunAsync(socket, conversationId, ActivityFrame.ReadWatermark(watermark), cancellationToken);
            return Results.Empty;
        }
        finally
        {
            ChannelMeter.Streams.Add(-1);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The Direct Line store failed a poll.")]
    private static partial void LogPollFailed(ILogger logger, Exception fault);
}
