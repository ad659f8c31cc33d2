using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The addresses and names of the cloud that the bot talks to.</summary>
internal sealed record ChannelSettings
{
    public required string LoginUrl { get; init; }

    public required string OAuthScope { get; init; }

    public required string ChannelIssuer { get; init; }

    public required string ChannelMetadataUrl { get; init; }

    public required string EmulatorMetadataUrl { get; init; }

    public required string CallerId { get; init; }

    /// <summary>The issuers of the tokens that the Emulator gets.</summary>
    public required IReadOnlyList<string> EmulatorIssuers { get; init; }

    public bool ValidateAuthority { get; init; } = true;

    private static ChannelSettings Public { get; } = new()
    {
        LoginUrl = AuthenticationConstants.ToChannelFromBotLoginUrl,
        OAuthScope = AuthenticationConstants.ToChannelFromBotOAuthScope,
        ChannelIssuer = AuthenticationConstants.ToBotFromChannelTokenIssuer,
        ChannelMetadataUrl = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
        EmulatorMetadataUrl = AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
        CallerId = CallerIdConstants.PublicAzureChannel,
        EmulatorIssuers = [.. Issuers("d6d49420-f39b-4df7-a1dc-d59a935871db"), .. Issuers("f8cdef31-a31e-4b4a-93e4-5f571e91255a")],
    };

    private static ChannelSettings Government { get; } = new()
    {
        LoginUrl = GovernmentAuthenticationConstants.ToChannelFromBotLoginUrl,
        OAuthScope = GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope,
        ChannelIssuer = GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer,
        ChannelMetadataUrl = GovernmentAuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
        EmulatorMetadataUrl = GovernmentAuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
        CallerId = CallerIdConstants.USGovChannel,
        EmulatorIssuers = [.. GovernmentIssuers("cab8a31a-1906-4287-a0d8-4eef66b95f6e")],
    };

    /// <summary>Starts from the cloud that <c>ChannelService</c> selects; every other key replaces one value.</summary>
    /// <exception cref="InvalidOperationException">A key has a value that cannot be used.</exception>
    public static ChannelSettings From(IConfiguration configuration)
    {
        var (cloud, issuersOf) = CloudOf(configuration["ChannelService"]);
        var tenant = configuration["MicrosoftAppTenantId"];

        return cloud with
        {
            LoginUrl = Url(configuration, "ToChannelFromBotLoginUrl") ?? cloud.LoginUrl,
            OAuthScope = Text(configuration, "ToChannelFromBotOAuthScope") ?? cloud.OAuthScope,
            ChannelIssuer = Text(configuration, "ToBotFromChannelTokenIssuer") ?? cloud.ChannelIssuer,
            ChannelMetadataUrl = Url(configuration, "ToBotFromChannelOpenIdMetadataUrl") ?? cloud.ChannelMetadataUrl,
            EmulatorMetadataUrl = Url(configuration, "ToBotFromEmulatorOpenIdMetadataUrl") ?? cloud.EmulatorMetadataUrl,
            CallerId = Text(configuration, "CallerId") ?? cloud.CallerId,
            ValidateAuthority = Flag(configuration, "ValidateAuthority") ?? true,
            EmulatorIssuers = string.IsNullOrWhiteSpace(tenant) ? cloud.EmulatorIssuers : [.. cloud.EmulatorIssuers, .. issuersOf(tenant)],
        };
    }

    /// <summary>Keys and secrets travel over TLS, except within this machine.</summary>
    public static bool IsAcceptable(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Puts a tenant into a URL of the constants.</summary>
    public static string Fill(string template, string tenant) => template.Replace("{0}", tenant, StringComparison.Ordinal);

    private static (ChannelSettings Cloud, Func<string, IEnumerable<string>> IssuersOf) CloudOf(string channelService) => channelService switch
    {
        null or "" => (Public, Issuers),
        GovernmentAuthenticationConstants.ChannelService => (Government, GovernmentIssuers),
        _ => throw new InvalidOperationException($"ChannelService must be empty (public cloud) or {GovernmentAuthenticationConstants.ChannelService}."),
    };

    private static IEnumerable<string> Issuers(string tenant) =>
    [
        Fill(AuthenticationConstants.ValidTokenIssuerUrlTemplateV1, tenant),
        Fill(AuthenticationConstants.ValidTokenIssuerUrlTemplateV2, tenant),
    ];

    private static IEnumerable<string> GovernmentIssuers(string tenant) =>
    [
        Fill(AuthenticationConstants.ValidTokenIssuerUrlTemplateV1, tenant),
        Fill(AuthenticationConstants.ValidGovernmentTokenIssuerUrlTemplateV1, tenant),
        Fill(AuthenticationConstants.ValidGovernmentTokenIssuerUrlTemplateV2, tenant),
    ];

    private static string Text(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key].Trim();

    private static string Url(IConfiguration configuration, string key)
    {
        var text = Text(configuration, key);
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out var address) && IsAcceptable(address)))
        {
            return text;
        }

        throw new InvalidOperationException($"{key} must be an absolute https URL (http only for this machine).");
    }

    private static bool? Flag(IConfiguration configuration, string key) => Text(configuration, key) switch
    {
        null => null,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw new InvalidOperationException($"{key} must be true or false."),
    };
}
