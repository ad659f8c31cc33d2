using Bot.DirectLine.Protocol;
using Bot.DirectLine.Tokens;
using Microsoft.AspNetCore.Http;

namespace Bot.DirectLine;

/// <summary><c>tokens/generate</c> and <c>tokens/refresh</c>.</summary>
internal static class TokenRoutes
{
    public static async Task<IResult> GenerateAsync(HttpContext context, CallerCheck callers, DirectLineTokens tokens, RateLimits limits, CancellationToken cancellationToken)
    {
        var knowsSecret = callers.KnowsSecret(context.Request);
        if (!callers.IsOpen && !knowsSecret)
        {
            return Answers.Unauthorized("Send the secret as 'Authorization: Bearer SECRET'.");
        }

        // A server that knows the secret asks for all its visitors from one address.
        if (!knowsSecret && await limits.RefuseStartAsync(context, cancellationToken) is { } refused)
        {
            return refused;
        }

        return Answers.Token(await BodyAsync(DirectLineTokens.NewConversation(), tokens, cancellationToken));
    }

    public static async Task<IResult> RefreshAsync(HttpContext context, CallerCheck callers, DirectLineTokens tokens, CancellationToken cancellationToken)
    {
        var caller = await callers.CheckResumableAsync(context.Request, cancellationToken);
        return caller.Token is { } token ? Answers.Token(await BodyAsync(token, tokens, cancellationToken)) : caller.Refusal!;
    }

    internal static async Task<TokenBody> BodyAsync(ConversationToken token, DirectLineTokens tokens, CancellationToken cancellationToken) => new()
    {
        ConversationId = token.ConversationId,
        Token = await tokens.IssueAsync(token, cancellationToken),
        ExpiresIn = (int)tokens.Lifetime.TotalSeconds,
    };
}
