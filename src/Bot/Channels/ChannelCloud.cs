namespace Bot.Channels;

/// <summary>Who may send requests: the issuers of the cloud that the settings choose, and where their keys are published.</summary>
internal sealed record ChannelCloud(
    string ChannelIssuer, string ChannelMetadata, IReadOnlyList<string> EmulatorIssuers, string EmulatorMetadata, IReadOnlyList<string> ServiceHosts)
{
    // Tenants of the Bot Framework itself.
    private static readonly string[] Tenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];
    private static readonly string[] GovernmentTenants = ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"];

    // Everybody can have a name under trafficmanager.net, so of those it is the one name that Teams uses.
    private static readonly string[] PublicHosts = ["*.botframework.com", "smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];
    private static readonly string[] GovernmentHosts = ["*.botframework.azure.us", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"];

    /// <summary>Whether <c>ChannelService</c> has a value that stands for a cloud.</summary>
    public static bool IsKnown(string? channelService) =>
        string.IsNullOrEmpty(channelService) || channelService == GovernmentAuthenticationConstants.ChannelService;

    /// <summary>Reads the settings that the Bot Framework SDK reads, by the same names.</summary>
    public static ChannelCloud From(IConfiguration configuration)
    {
        var isGovernment = configuration["ChannelService"] == GovernmentAuthenticationConstants.ChannelService;
        var cloud = isGovernment ? Government : Public;
        var tenant = configuration["MicrosoftAppTenantId"];
        return cloud with
        {
            ChannelIssuer = Setting(configuration, "ToBotFromChannelTokenIssuer") ?? cloud.ChannelIssuer,
            ChannelMetadata = Setting(configuration, "ToBotFromChannelOpenIdMetadataUrl") ?? cloud.ChannelMetadata,
            EmulatorMetadata = Setting(configuration, "ToBotFromEmulatorOpenIdMetadataUrl") ?? cloud.EmulatorMetadata,
            EmulatorIssuers = string.IsNullOrWhiteSpace(tenant) ? cloud.EmulatorIssuers : [.. cloud.EmulatorIssuers, .. Issuers(isGovernment, tenant.Trim())],
        };
    }

    private static ChannelCloud Public { get; } = new(
        AuthenticationConstants.ToBotFromChannelTokenIssuer,
        AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
        [.. Tenants.SelectMany(tenant => Issuers(isGovernment: false, tenant))],
        AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
        PublicHosts);

    private static ChannelCloud Government { get; } = new(
        GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer,
        GovernmentAuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
        [.. GovernmentTenants.SelectMany(tenant => Issuers(isGovernment: true, tenant))],
        GovernmentAuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
        GovernmentHosts);

    private static string[] Issuers(bool isGovernment, string tenant)
    {
        string[] templates = isGovernment
            ? [AuthenticationConstants.ValidTokenIssuerUrlTemplateV1, AuthenticationConstants.ValidGovernmentTokenIssuerUrlTemplateV1, AuthenticationConstants.ValidGovernmentTokenIssuerUrlTemplateV2]
            : [AuthenticationConstants.ValidTokenIssuerUrlTemplateV1, AuthenticationConstants.ValidTokenIssuerUrlTemplateV2];
        return [.. templates.Select(template => string.Format(CultureInfo.InvariantCulture, template, tenant))];
    }

    private static string? Setting(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();
}
