namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Addresses of the United States government cloud.</summary>
public static class GovernmentAuthenticationConstants
{
    /// <summary>The value of <c>ChannelService</c> that selects this cloud.</summary>
    public const string ChannelService = "https://botframework.azure.us";

    /// <summary>Where a bot without a tenant of its own gets its tokens.</summary>
    public const string ToChannelFromBotLoginUrl = "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us";

    /// <summary>Where a bot gets its tokens; the tenant is to be filled in.</summary>
    public const string ToChannelFromBotLoginUrlTemplate = "https://login.microsoftonline.us/{0}";

    /// <summary>The tenant of bots that have none of their own.</summary>
    public const string DefaultChannelAuthTenant = "MicrosoftServices.onmicrosoft.us";

    /// <summary>The audience of tokens sent to channels.</summary>
    public const string ToChannelFromBotOAuthScope = "https://api.botframework.us";

    /// <summary>The issuer of tokens sent by channels.</summary>
    public const string ToBotFromChannelTokenIssuer = "https://api.botframework.us";

    /// <summary>The metadata document of the channels' issuer.</summary>
    public const string ToBotFromChannelOpenIdMetadataUrl = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration";

    /// <summary>The metadata document of the Emulator's issuer.</summary>
    public const string ToBotFromEmulatorOpenIdMetadataUrl = "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration";
}
