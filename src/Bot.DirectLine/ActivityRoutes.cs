using Bot.DirectLine.Conversations;
using Bot.DirectLine.Protocol;
using Bot.DirectLine.Streaming;
using Bot.DirectLine.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Bot.DirectLine;

/// <summary>Sending and receiving activities.</summary>
internal static partial class ActivityRoutes
{
    /// <summary>Activities in one poll at most; the watermark leads to the rest.</summary>
    private const int PollSize = 100;

    public static async Task<IResult> PostAsync(
        string conversationId, HttpContext context, CallerCheck callers, DirectLineChannel channel, RateLimits limits, IUrgentMessages urgent, IOptions<DirectLineOptions> options, CancellationToken cancellationToken)
    {
        var caller = await callers.CheckAsync(context.Request, conversationId, cancellationToken);
        if (caller.Token is not { } token)
        {
            return caller.Refusal!;
        }

        if (!context.Request.HasJsonContentType())
        {
            return Answers.Error(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.BadArgument, "Send the activity as application/json.");
        }

        if (await BoundedBody.ReadAsync(context.Request, options.Value.MaxBodySize, cancellationToken) is not { } body)
        {
            return Answers.Error(StatusCodes.Status413PayloadTooLarge, ErrorCodes.MessageTooLarge, $"The body is larger than {options.Value.MaxBodySize} bytes.");
        }

        if (ClientActivity.Read(body, out var fault) is not { } activity)
        {
            return Answers.BadArgument(fault);
        }

        var refused = await limits.RefuseMessageAsync(context, conversationId, cancellationToken);
        if (refused is not null && !IsUrgent(activity, urgent))
        {
            return refused;
        }

        var result = await channel.PostAsync(token, activity, options.Value.MaxOpenTurns, cancellationToken);
        if (result.Status == PostStatus.TooManyOpenTurns && IsUrgent(activity, urgent))
        {
            result = await channel.PostAsync(token, activity, options.Value.MaxOpenTurns * 2, cancellationToken);
        }

        return result.Status switch
        {
            PostStatus.NoConversation => Answers.NoConversation(),
            PostStatus.TooManyOpenTurns => Answers.TooMany(context.Response, TimeSpan.FromSeconds(1)),
            _ => Answers.Posted(result.Id!),
        };
    }

    private static bool IsUrgent(JObject activity, IUrgentMessages urgent) => (string?)activity["text"] is { Length: > 0 } text && urgent.IsUrgent(text);

    public static async Task<IResult> PollAsync(
        string conversationId, string? watermark, HttpContext context, CallerCheck callers, IDirectLineStore store, ILogger<EdgeFilter> logger, CancellationToken cancellationToken)
    {
        var after = ActivityFrame.ReadWatermark(watermark);
        try
        {
            var caller = await callers.CheckAsync(context.Request, conversationId, cancellationToken);
            if (caller.Refusal is { } refused)
            {
                return refused;
            }

            return await store.ReadAsync(conversationId, after, PollSize, cancellationToken) is { } activities
                ? TypedResults.Bytes(ActivityFrame.Write(activities, after), ActivityFrame.ContentType)
                : Answers.NoConversation();
        }
#pragma warning disable CA1031 // A client that gets one error never polls again: it is told that there is nothing new.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogPollFailed(logger, fault);
            return TypedResults.Bytes(ActivityFrame.Write([], after), ActivityFrame.ContentType);
        }
    }

    public static async Task<IResult> StreamAsync(
        string conversationId, string? watermark, string? t, HttpContext context, DirectLineTokens tokens, StreamSlots slots, ActivityStreams streams, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Answers.BadArgument("This address is for WebSockets.");
        }

        if (!await tokens.TryRedeemTicketAsync(t ?? "", conversationId, cancellationToken))
        {
            return Answers.Unauthorized("The stream address was used or has expired; GET the conversation for a new one.");
        }

        using var slot = slots.TryTake(conversationId);
        if (slot is null)
        {
            return Answers.TooMany(context.Response, TimeSpan.FromSeconds(10));
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        await streams.RunAsync(socket, conversationId, ActivityFrame.ReadWatermark(watermark), cancellationToken);
        return Results.Empty;
    }

    public static async Task<IResult> RefuseUpload(string conversationId, HttpContext context, CallerCheck callers, CancellationToken cancellationToken)
    {
        var caller = await callers.CheckAsync(context.Request, conversationId, cancellationToken);
        return caller.Refusal ?? Answers.Error(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.NotSupported, "Files are not accepted here.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The Direct Line store failed a poll.")]
    private static partial void LogPollFailed(ILogger logger, Exception fault);
}
