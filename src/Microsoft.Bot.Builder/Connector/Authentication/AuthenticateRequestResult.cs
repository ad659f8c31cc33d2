using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>What is known about the caller of an authenticated request, and how to call back.</summary>
public class AuthenticateRequestResult
{
    /// <summary>The audience of the tokens that the bot sends to this caller.</summary>
    public string Audience { get; set; }

    /// <summary>The identity proved by the caller's token.</summary>
    public ClaimsIdentity ClaimsIdentity { get; set; }

    /// <summary>The value for the activity's <c>callerId</c>.</summary>
    public string CallerId { get; set; }

    /// <summary>Makes clients for the service URL of this caller.</summary>
    public ConnectorFactory ConnectorFactory { get; set; }
}
