namespace Bot.Channels;

/// <summary>Finds settings of the bot's registration that do not go together; the SDK would find them at the first request.</summary>
internal static class ChannelSettings
{
    private const string AppId = "MicrosoftAppId";
    private const string AppType = "MicrosoftAppType";
    private const string Password = "MicrosoftAppPassword";
    private const string Tenant = "MicrosoftAppTenantId";

    private static readonly string[] Addresses = ["ToBotFromChannelOpenIdMetadataUrl", "ToBotFromEmulatorOpenIdMetadataUrl", "ToChannelFromBotLoginUrl"];

    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        bool IsSet(string key) => !string.IsNullOrWhiteSpace(configuration[key]);

        var type = configuration[AppType]?.Trim().ToUpperInvariant() ?? "";
        (bool IsWrong, string Message)[] rules =
        [
            (type is not ("" or "MULTITENANT" or "SINGLETENANT" or "USERASSIGNEDMSI"),
                $"{AppType} is none of MultiTenant, SingleTenant and UserAssignedMSI. Set it to the type that the bot's registration shows."),
            (type is "SINGLETENANT" && !IsSet(Tenant), $"{AppType} is SingleTenant, but {Tenant} is missing. Set it to the tenant of the bot's registration."),
            (type is "SINGLETENANT" or "USERASSIGNEDMSI" && !IsSet(AppId),
                $"{AppType} is {configuration[AppType]}, but {AppId} is missing. Set it to the app id of the bot's registration."),
            (type is "" or "MULTITENANT" or "SINGLETENANT" && IsSet(AppId) && !IsSet(Password),
                $"{AppId} is set, but {Password} is missing. Set it in the environment, or set {AppType} to UserAssignedMSI for a managed identity."),
            (IsSet(Password) && !IsSet(AppId), $"{Password} is set, but {AppId} is missing. Set both to serve channels, or neither to serve the Emulator."),
            (!ChannelCloud.IsKnown(configuration["ChannelService"]),
                "ChannelService stands for no cloud. Leave it empty for the public one, or set it to https://botframework.azure.us for the government's."),
        ];
        return
        [
            .. rules.Where(rule => rule.IsWrong).Select(rule => rule.Message),
            .. Addresses.Where(key => IsSet(key) && !IsSecure(configuration[key]))
                .Select(key => $"{key} is not an https address. Write one that begins with https:// (http:// only for this machine)."),
        ];
    }

    /// <summary>Whether a secret may go to an address, or keys may come from it.</summary>
    public static bool IsSecure(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
