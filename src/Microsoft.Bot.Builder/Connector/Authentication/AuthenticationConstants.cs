namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Addresses and claim names of the public cloud.</summary>
public static class AuthenticationConstants
{
    /// <summary>Where a bot without a tenant of its own gets its tokens.</summary>
    public const string ToChannelFromBotLoginUrl = "https://login.microsoftonline.com/botframework.com";

    /// <summary>Where a bot gets its tokens; the tenant is to be filled in.</summary>
    public const string ToChannelFromBotLoginUrlTemplate = "https://login.microsoftonline.com/{0}";

    /// <summary>The tenant of bots that have none of their own.</summary>
    public const string DefaultChannelAuthTenant = "botframework.com";

    /// <summary>The audience of tokens sent to channels.</summary>
    public const string ToChannelFromBotOAuthScope = "https://api.botframework.com";

    /// <summary>The issuer of tokens sent by channels.</summary>
    public const string ToBotFromChannelTokenIssuer = "https://api.botframework.com";

    /// <summary>The metadata document of the channels' issuer.</summary>
    public const string ToBotFromChannelOpenIdMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The metadata document of the Emulator's issuer.</summary>
    public const string ToBotFromEmulatorOpenIdMetadataUrl = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>A tenant as issuer of version 1.0 tokens.</summary>
    public const string ValidTokenIssuerUrlTemplateV1 = "https://sts.windows.net/{0}/";

    /// <summary>A tenant as issuer of version 2.0 tokens.</summary>
    public const string ValidTokenIssuerUrlTemplateV2 = "https://login.microsoftonline.com/{0}/v2.0";

    /// <summary>A tenant of the government cloud as issuer of version 1.0 tokens.</summary>
    public const string ValidGovernmentTokenIssuerUrlTemplateV1 = "https://login.microsoftonline.us/{0}/";

    /// <summary>A tenant of the government cloud as issuer of version 2.0 tokens.</summary>
    public const string ValidGovernmentTokenIssuerUrlTemplateV2 = "https://login.microsoftonline.us/{0}/v2.0";

    /// <summary>The claim that names the sender's app id in version 2.0 tokens.</summary>
    public const string AuthorizedParty = "azp";

    /// <summary>The claim that names whom a token is for.</summary>
    public const string AudienceClaim = "aud";

    /// <summary>The header that names the signing key.</summary>
    public const string KeyIdHeader = "kid";

    /// <summary>The claim that gives the version of a token.</summary>
    public const string VersionClaim = "ver";

    /// <summary>The claim that names the sender's app id in version 1.0 tokens.</summary>
    public const string AppIdClaim = "appid";

    /// <summary>The claim that binds a channel's token to its service URL.</summary>
    public const string ServiceUrlClaim = "serviceurl";

    /// <summary>The authentication type of a caller that had nothing to prove.</summary>
    public const string AnonymousAuthType = "anonymous";

    /// <summary>The claim that names the tenant.</summary>
    public const string TenantIdClaim = "tid";
}
