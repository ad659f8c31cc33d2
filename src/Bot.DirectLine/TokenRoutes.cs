namespace Bot.DirectLine;

internal static class TokenRoutes
{
    public static async Task<IResult> GenerateAsync(HttpContext context, CallerCheck callers, DirectLineTokens tokens, RateLimits limits, CancellationToken cancellationToken)
    {
        var knowsSecret = callers.KnowsSecret(context.Request);
        if (!callers.IsOpen && !knowsSecret)
        {
            return Responses.Unauthorized("Send the secret as 'Authorization: Bearer SECRET'.");
        }

        // A server that knows the secret asks for all its visitors from one address.
        if (!knowsSecret && await limits.RefuseStartAsync(context, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (await BoundedBody.ReadAsync(context.Request, DirectLineProtocol.MaxBodySize, cancellationToken) is not { } body)
        {
            return Responses.TooLarge();
        }

        // Only who knows the secret says who the visitor is; anybody else could claim to be another.
        var asked = knowsSecret ? TokenParameters.Read(body) : TokenParameters.None;
        if (asked.Fault is { } fault)
        {
            // Left out in silence, it would be a token for other pages, or another visitor, than its caller believes.
            return Responses.BadArgument(fault);
        }

        if (asked.UserId?.StartsWith(DirectLineProtocol.UserIdPrefix, StringComparison.Ordinal) == false)
        {
            return Responses.BadArgument($"user.id must begin with {DirectLineProtocol.UserIdPrefix}");
        }

        var visitor = DirectLineTokens.NewConversation(asked.UserId) with { Origins = asked.Origins };
        return Responses.Token(await BodyAsync(visitor, tokens, cancellationToken));
    }

    public static async Task<IResult> RefreshAsync(HttpContext context, CallerCheck callers, DirectLineTokens tokens, RateLimits limits, CancellationToken cancellationToken)
    {
        var caller = await callers.CheckResumableAsync(context.Request, cancellationToken);
        return caller.Token is not { } token
            ? caller.Refusal!
            : limits.RefuseConnect(context, token.ConversationId) ?? Responses.Token(await BodyAsync(token, tokens, cancellationToken));
    }

    internal static async Task<TokenBody> BodyAsync(ConversationToken token, DirectLineTokens tokens, CancellationToken cancellationToken) =>
        new(token.ConversationId, await tokens.IssueAsync(token, cancellationToken), (int)tokens.Lifetime.TotalSeconds);
}
