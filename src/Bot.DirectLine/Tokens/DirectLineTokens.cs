using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bot.DirectLine.Tokens;

/// <summary>Issues and checks the tokens of visitors, and the tickets that open streams.</summary>
public sealed class DirectLineTokens(IOptions<DirectLineOptions> options, SigningKey key, IDirectLineStore store, TimeProvider time)
{
    private const string ConversationClaim = "conv";

    // directlinejs takes the user id from a claim of this name.
    private const string UserClaim = "user";

    private const string OriginsClaim = "origins";
    private const string Issuer = "directline";
    private const string TokenAudience = "conversation";
    private const string TicketAudience = "stream";

    // 256 random bits for a conversation, 128 and more for a user: neither can be guessed.
    private const int ConversationIdBytes = 32;
    private const int UserIdBytes = 20;

    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };
    private readonly DirectLineOptions _options = options.Value;

    /// <summary>How long a token is valid.</summary>
    public TimeSpan Lifetime => _options.TokenLifetime;

    /// <summary>A visitor and a conversation that nobody has yet.</summary>
    public static ConversationToken NewConversation(string? userId = null) =>
        new(RandomText(ConversationIdBytes), userId ?? DirectLineProtocol.UserIdPrefix + RandomText(UserIdBytes));

    /// <summary>A token as the visitor gets it.</summary>
    public Task<string> IssueAsync(ConversationToken token, CancellationToken cancellationToken) =>
        SignAsync(TokenAudience, token, _options.TokenLifetime, cancellationToken);

    /// <summary>A ticket that opens one stream, once and soon.</summary>
    public Task<string> IssueTicketAsync(ConversationToken token, CancellationToken cancellationToken) =>
        SignAsync(TicketAudience, token, TicketLifetime, cancellationToken);

    internal async Task<(TokenState State, ConversationToken? Token)> CheckAsync(string text, CancellationToken cancellationToken)
    {
        if (await ReadAsync(text, TokenAudience, cancellationToken) is not { } token || Content(token) is not { } content)
        {
            return (TokenState.Invalid, null);
        }

        var age = time.GetUtcNow() - token.ValidTo;
        var state = age < TimeSpan.Zero ? TokenState.Valid : age < _options.ResumeWindow ? TokenState.Resumable : TokenState.Expired;
        return (state, content);
    }

    /// <summary>Uses up a ticket; false when it is not good for the conversation, or not any more.</summary>
    internal async Task<bool> TryRedeemTicketAsync(string text, string conversationId, CancellationToken cancellationToken) =>
        await ReadAsync(text, TicketAudience, cancellationToken) is { } ticket
        && Content(ticket)?.ConversationId == conversationId
        && ticket.ValidTo > time.GetUtcNow()
        && await store.TryRedeemAsync(ticket.Id, TicketLifetime, cancellationToken);

    private static ConversationToken? Content(JsonWebToken token) =>
        token.TryGetPayloadValue<string>(ConversationClaim, out var conversation) && token.TryGetPayloadValue<string>(UserClaim, out var user)
            ? new ConversationToken(conversation, user) { Origins = token.TryGetPayloadValue<string>(OriginsClaim, out var origins) ? origins.Split(' ') : [] }
            : null;

    private static string RandomText(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    private async Task<string> SignAsync(string audience, ConversationToken token, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            [ConversationClaim] = token.ConversationId,
            [UserClaim] = token.UserId,
            [JwtRegisteredClaimNames.Jti] = RandomText(UserIdBytes),
        };
        if (token.Origins.Count > 0)
        {
            claims[OriginsClaim] = string.Join(' ', token.Origins);
        }

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(await key.GetAsync(cancellationToken), SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<JsonWebToken?> ReadAsync(string text, string audience, CancellationToken cancellationToken)
    {
        var result = await _handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = key.Previous is { } previous ? [await key.GetAsync(cancellationToken), previous] : [await key.GetAsync(cancellationToken)],
            // Expired tokens are told apart by the caller, and by the clock that the rest of the program goes by.
            ValidateLifetime = false,
        });
        return result.IsValid ? result.SecurityToken as JsonWebToken : null;
    }
}

/// <summary>What a token says: one visitor in one conversation.</summary>
public sealed record ConversationToken(string ConversationId, string UserId)
{
    /// <summary>The only pages that may use it; empty for all that may call.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];
}

internal enum TokenState
{
    /// <summary>Not ours, or damaged.</summary>
    Invalid,

    /// <summary>Good for everything in its conversation.</summary>
    Valid,

    /// <summary>Expired, but can still be exchanged for a new one.</summary>
    Resumable,

    /// <summary>Expired for good.</summary>
    Expired,
}

/// <summary>The key that tokens are signed with: from the settings, or made once and kept in the store.</summary>
public sealed class SigningKey(IOptions<DirectLineOptions> options, IDirectLineStore store)
{
    private SymmetricSecurityKey? _key;

    /// <summary>The key of before; null when there is none.</summary>
    internal SymmetricSecurityKey? Previous { get; } = options.Value.PreviousSigningKey is { Length: > 0 } text ? FromText(text) : null;

    internal async ValueTask<SymmetricSecurityKey> GetAsync(CancellationToken cancellationToken) =>
        _key ??= options.Value.SigningKey is { Length: > 0 } text
            ? FromText(text)
            : new SymmetricSecurityKey(await store.GetOrAddSecretAsync(RandomNumberGenerator.GetBytes(32), cancellationToken));

    // Hashed, so that a setting of any length gives a key of the length that the algorithm wants.
    private static SymmetricSecurityKey FromText(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
