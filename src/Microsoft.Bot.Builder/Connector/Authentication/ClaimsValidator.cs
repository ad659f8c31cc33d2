using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Decides whether a request with these claims may pass.</summary>
public abstract class ClaimsValidator
{
    /// <summary>Returns for claims that may pass and throws <see cref="UnauthorizedAccessException"/> for others.</summary>
    public abstract Task ValidateClaimsAsync(IList<Claim> claims);
}
