namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Rules for incoming requests beyond those of the protocol.</summary>
public class AuthenticationConfiguration
{
    /// <summary>Endorsements that the signing key of a channel must carry besides the channel's own id.</summary>
    public string[] RequiredEndorsements { get; set; } = [];

    /// <summary>A last look at the claims of a request that has passed every other check.</summary>
    public virtual ClaimsValidator ClaimsValidator { get; set; }

    /// <summary>Further issuers whose Emulator-style tokens are accepted.</summary>
    public IEnumerable<string> ValidTokenIssuers { get; set; }
}
