using System.Security.Cryptography;
using System.Text;
using Bot.DirectLine.Conversations;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Bot.DirectLine.Tokens;

/// <summary>The key that tokens are signed with: from the settings, or made once and kept in the store.</summary>
internal sealed class SigningKey(IOptions<DirectLineOptions> options, IDirectLineStore store)
{
    private SymmetricSecurityKey? _key;

    /// <summary>The key of before; null when there is none.</summary>
    public SymmetricSecurityKey? Previous { get; } = options.Value.PreviousSigningKey is { Length: > 0 } text ? Of(text) : null;

    public async ValueTask<SymmetricSecurityKey> GetAsync(CancellationToken cancellationToken) =>
        _key ??= options.Value.SigningKey is { Length: > 0 } text
            ? Of(text)
            : new SymmetricSecurityKey(await store.GetOrAddSecretAsync(RandomNumberGenerator.GetBytes(32), cancellationToken));

    // Hashed, so that a setting of any length gives a key of the length that the algorithm wants.
    private static SymmetricSecurityKey Of(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
