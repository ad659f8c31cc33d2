namespace Microsoft.Bot.Schema;

/// <summary>The token that comes with an action on an Adaptive Card, after signing in.</summary>
public class AdaptiveCardAuthentication : TokenExchangeInvokeRequest
{
    /// <summary>Creates an empty instance.</summary>
    public AdaptiveCardAuthentication()
    {
    }
}
