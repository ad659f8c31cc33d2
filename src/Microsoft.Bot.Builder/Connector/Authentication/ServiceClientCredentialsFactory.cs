namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Knows the bot's identity and how it proves it to channels.</summary>
public abstract class ServiceClientCredentialsFactory
{
    /// <summary>True when the app id is the bot's own.</summary>
    public abstract Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken);

    /// <summary>True when the bot has no identity, so that callers cannot be checked.</summary>
    public abstract Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken);

    /// <summary>The tokens that the bot sends along; null when it has no identity.</summary>
    internal virtual AccessTokenSource CreateTokenSource(string appId, string audience, LoginEndpoint login) =>
        throw new NotSupportedException($"{GetType().Name} cannot make access tokens.");
}
