using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A token whose signature, issuer, audience and lifetime were found good.</summary>
internal sealed record IncomingToken(ClaimsIdentity Identity, bool FromChannel, HashSet<string> Endorsements)
{
    /// <summary>Checks that a channel's token was made for this activity; the Emulator's tokens are not bound to one.</summary>
    /// <exception cref="UnauthorizedAccessException">It was made for something else.</exception>
    public void AuthorizeFor(Activity activity, IEnumerable<string> requiredEndorsements)
    {
        if (!FromChannel)
        {
            return;
        }

        var serviceUrl = JwtTokenValidation.ValueOf(Identity.Claims, AuthenticationConstants.ServiceUrlClaim);
        if (string.IsNullOrWhiteSpace(serviceUrl) || !string.Equals(serviceUrl, activity.ServiceUrl, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException("The token is for another service URL than the activity's.");
        }

        if (string.IsNullOrWhiteSpace(activity.ChannelId) || !EndorsementsValidator.Validate(activity.ChannelId, Endorsements))
        {
            throw new UnauthorizedAccessException("The signing key is not endorsed for the activity's channel.");
        }

        if (!requiredEndorsements.All(required => EndorsementsValidator.Validate(required, Endorsements)))
        {
            throw new UnauthorizedAccessException("The signing key lacks an endorsement that this bot requires.");
        }
    }
}
