namespace Bot.DirectLine;

internal static class ConversationRoutes
{
    public static async Task<IResult> StartAsync(
        HttpContext context, CallerCheck callers, DirectLineTokens tokens, DirectLineChannel channel, RateLimits limits, CancellationToken cancellationToken)
    {
        var caller = await StarterAsync(context, callers, cancellationToken);
        if (caller.Token is not { } token)
        {
            return caller.Refusal!;
        }

        // A server that knows the secret starts the conversations of all its visitors.
        var isServer = callers.IsServer(context.Request);
        if (!isServer && await limits.RefuseStartAsync(context, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (await BoundedBody.ReadAsync(context.Request, DirectLineProtocol.MaxBodySize, cancellationToken) is not { } body)
        {
            return Responses.TooLarge();
        }

        // A visitor's client may wish for anything, and gets its conversation all the same; a server is told what cannot be.
        var asked = TokenParameters.Read(body);
        if (isServer)
        {
            if (asked.Fault is { } fault)
            {
                return Responses.BadArgument(fault);
            }

            token = token with { UserId = asked.UserId ?? token.UserId, Origins = asked.Origins };
        }

        if (!await channel.HasRoomAsync(token, RateLimits.Address(context), cancellationToken))
        {
            return Responses.TooMany(context.Response, TimeSpan.FromMinutes(1));
        }

        var isNew = await channel.StartAsync(token, asked.Locale, cancellationToken);
        return Responses.Token(await BodyAsync(context.Request, token, "", tokens, cancellationToken), isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public static async Task<IResult> ReconnectAsync(
        string conversationId, string? watermark, HttpContext context, CallerCheck callers, DirectLineTokens tokens, RateLimits limits, IDirectLineStore store, CancellationToken cancellationToken)
    {
        var caller = await callers.CheckAsync(context.Request, conversationId, cancellationToken);
        return caller.Token is not { } token ? caller.Refusal!
            : limits.RefuseConnect(context, conversationId) is { } refused ? refused
            : await store.FindAsync(conversationId, cancellationToken) is null ? Responses.NoConversation()
            : Responses.Token(await BodyAsync(context.Request, token, watermark, tokens, cancellationToken));
    }

    /// <summary>Not in Microsoft's API: deletes the conversation because its visitor asks for it.</summary>
    public static async Task<IResult> ForgetAsync(string conversationId, HttpContext context, CallerCheck callers, DirectLineChannel channel, CancellationToken cancellationToken)
    {
        var caller = await callers.CheckAsync(context.Request, conversationId, cancellationToken);
        if (caller.Token is not { } token)
        {
            return caller.Refusal!;
        }

        await channel.ForgetAsync(token, cancellationToken);
        return TypedResults.NoContent();
    }

    // A token names the conversation to start; without one a new one is made, unless only the secret's holder may do that.
    private static async Task<Caller> StarterAsync(HttpContext context, CallerCheck callers, CancellationToken cancellationToken) =>
        (callers.IsOpen && !CallerCheck.HasCredential(context.Request)) || callers.IsServer(context.Request)
            ? new Caller(DirectLineTokens.NewConversation(), null)
            : await callers.CheckAsync(context.Request, null, cancellationToken);

    private static async Task<TokenBody> BodyAsync(HttpRequest request, ConversationToken token, string? watermark, DirectLineTokens tokens, CancellationToken cancellationToken)
    {
        var ticket = await tokens.IssueTicketAsync(token, cancellationToken);
        var scheme = request.IsHttps ? "wss" : "ws";
        var after = ActivityFrame.ReadWatermark(watermark);
        return await TokenRoutes.BodyAsync(token, tokens, cancellationToken) with
        {
            StreamUrl = $"{scheme}://{request.Host}{request.PathBase}{DirectLineProtocol.Prefixes[0]}/conversations/{token.ConversationId}/stream?watermark={after}&t={ticket}",
        };
    }
}
