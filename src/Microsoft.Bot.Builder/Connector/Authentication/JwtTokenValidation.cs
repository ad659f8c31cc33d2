using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Reads bot identities from claims.</summary>
public static class JwtTokenValidation
{
    /// <summary>The app id of the sender: <c>appid</c> in version 1.0 tokens, <c>azp</c> in version 2.0; null when there is none.</summary>
    public static string GetAppIdFromClaims(IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);

        var list = claims as IReadOnlyCollection<Claim> ?? [.. claims];
        return ValueOf(list, AuthenticationConstants.VersionClaim) switch
        {
            null or "" or "1.0" => ValueOf(list, AuthenticationConstants.AppIdClaim),
            "2.0" => ValueOf(list, AuthenticationConstants.AuthorizedParty),
            _ => null,
        };
    }

    internal static string ValueOf(IEnumerable<Claim> claims, string type) =>
        claims.FirstOrDefault(claim => claim.Type.Equals(type, StringComparison.Ordinal))?.Value;
}
