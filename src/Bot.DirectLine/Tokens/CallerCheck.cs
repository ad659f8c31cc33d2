using System.Security.Cryptography;

namespace Bot.DirectLine.Tokens;

internal sealed class CallerCheck(DirectLineTokens tokens, IDirectLineStore store, IOptions<DirectLineOptions> options)
{
    private const string Scheme = "Bearer ";

    // directlinejs sends this when it has nothing to send.
    private const string NoCredential = "undefined";

    /// <summary>Longest token looked at; ours are under 500 characters.</summary>
    private const int MaxToken = 2048;

    public bool KnowsSecret(HttpRequest request) =>
        options.Value.Secret is { Length: > 0 } secret
        && Credential(request) is { } credential
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(credential)));

    /// <summary>Whether a server calls that knows the secret. A page that has got hold of it is none: browsers send an origin.</summary>
    public bool IsServer(HttpRequest request) => request.Headers.Origin.Count == 0 && KnowsSecret(request);

    public bool IsOpen => string.IsNullOrEmpty(options.Value.Secret);

    public static bool HasCredential(HttpRequest request) => Credential(request) is not null;

    public async Task<Caller> CheckAsync(HttpRequest request, string? conversationId, CancellationToken cancellationToken)
    {
        if (conversationId is not null && IsServer(request))
        {
            return await store.FindAsync(conversationId, cancellationToken) is { } found
                ? new Caller(new ConversationToken(found.Id, found.UserId), null)
                : Caller.Refused(Responses.NoConversation());
        }

        var check = await ReadAsync(request, cancellationToken);
        return check.State switch
        {
            not TokenState.Invalid when !IsFromTrusted(request, check.Token!) => Caller.Refused(Responses.Unauthorized("The token is for pages of other origins.")),
            TokenState.Invalid => Caller.Refused(Responses.Unauthorized("Send a token of this channel as 'Authorization: Bearer TOKEN'; tokens/generate gives one.")),

            // Another's conversation is answered like one that does not exist, so that ids cannot be tried out.
            _ when conversationId is not null && check.Token?.ConversationId != conversationId => Caller.Refused(Responses.NoConversation()),
            TokenState.Valid => new Caller(check.Token, null),
            _ => Caller.Refused(Responses.TokenExpired()),
        };
    }

    /// <summary>The visitor a token is for that is valid or expired lately enough to be exchanged.</summary>
    public async Task<Caller> CheckResumableAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var check = await ReadAsync(request, cancellationToken);
        return check.State == TokenState.Resumable ? new Caller(check.Token, null) : await CheckAsync(request, null, cancellationToken);
    }

    private async Task<(TokenState State, ConversationToken? Token)> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Credential(request) is { Length: <= MaxToken } credential ? await tokens.CheckAsync(credential, cancellationToken) : (TokenState.Invalid, null);

    private static bool IsFromTrusted(HttpRequest request, ConversationToken token) =>
        token.Origins.Count == 0
        || request.Headers.Origin.Count == 0
        || token.Origins.Contains(request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase);

    private static string? Credential(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header[Scheme.Length..].Trim() is { Length: > 0 } credential
        && credential != NoCredential
            ? credential
            : null;
}

internal sealed record Caller(ConversationToken? Token, IResult? Refusal)
{
    public static Caller Refused(IResult refusal) => new(null, refusal);
}
