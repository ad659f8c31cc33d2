using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Proves who calls the bot, and makes clients with which the bot can call back.</summary>
public abstract class BotFrameworkAuthentication
{
    /// <summary>Checks the Authorization header of the request that brought an activity.</summary>
    /// <exception cref="UnauthorizedAccessException">The request must not be served.</exception>
    public abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken);

    /// <summary>Makes a factory of clients that act for the bot named in the claims.</summary>
    public abstract ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity);

    /// <summary>The audience of the tokens that the bot sends to channels.</summary>
    public virtual string GetOriginatingAudience() => throw new NotSupportedException($"{GetType().Name} names no audience.");

    /// <summary>Checks what can be checked before the activity is read; a refusal throws as in <see cref="AuthenticateRequestAsync"/>.</summary>
    internal virtual Task AuthenticateHeaderAsync(string authHeader, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The caller id of a request: the given one, unless every caller is accepted and none is proved.</summary>
#pragma warning disable CA1822 // upstream has it on the instance
    protected async Task<string> GenerateCallerIdAsync(ServiceClientCredentialsFactory credentialFactory, ClaimsIdentity claimsIdentity, string callerId, CancellationToken cancellationToken)
#pragma warning restore CA1822
    {
        ArgumentNullException.ThrowIfNull(credentialFactory);

        return await credentialFactory.IsAuthenticationDisabledAsync(cancellationToken) ? null : callerId;
    }
}
