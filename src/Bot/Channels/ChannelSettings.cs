namespace Bot.Channels;

/// <summary>Finds settings of the bot's registration that do not go together; the SDK would find them at the first request.</summary>
internal static class ChannelSettings
{
    private const string AppId = "MicrosoftAppId";
    private const string AppType = "MicrosoftAppType";
    private const string Password = "MicrosoftAppPassword";
    private const string Tenant = "MicrosoftAppTenantId";

    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        bool IsSet(string key) => !string.IsNullOrWhiteSpace(configuration[key]);

        var type = configuration[AppType]?.Trim().ToUpperInvariant() ?? "";
        if (type is not ("" or "MULTITENANT" or "SINGLETENANT" or "USERASSIGNEDMSI"))
        {
            yield return $"{AppType} is none of MultiTenant, SingleTenant and UserAssignedMSI. Set it to the type that the bot's registration shows.";
        }

        if (type is "SINGLETENANT" && !IsSet(Tenant))
        {
            yield return $"{AppType} is SingleTenant, but {Tenant} is missing. Set it to the tenant of the bot's registration.";
        }

        if (type is "SINGLETENANT" or "USERASSIGNEDMSI" && !IsSet(AppId))
        {
            yield return $"{AppType} is {configuration[AppType]}, but {AppId} is missing. Set it to the app id of the bot's registration.";
        }

        if (type is "" or "MULTITENANT" or "SINGLETENANT" && IsSet(AppId) && !IsSet(Password))
        {
            yield return $"{AppId} is set, but {Password} is missing. Set it in the environment, or set {AppType} to UserAssignedMSI for a managed identity.";
        }

        if (IsSet(Password) && !IsSet(AppId))
        {
            yield return $"{Password} is set, but {AppId} is missing. Set both to serve channels, or neither to serve the Emulator.";
        }

        if (!ChannelCloud.IsKnown(configuration["ChannelService"]))
        {
            yield return "ChannelService stands for no cloud. Leave it empty for the public one, or set it to https://botframework.azure.us for the government's.";
        }

        foreach (var problem in AddressProblems(configuration))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> AddressProblems(IConfiguration configuration)
    {
        string[] addresses = ["ToBotFromChannelOpenIdMetadataUrl", "ToBotFromEmulatorOpenIdMetadataUrl", "ToChannelFromBotLoginUrl"];
        foreach (var key in addresses.Where(key => !string.IsNullOrWhiteSpace(configuration[key])))
        {
            // The bot's secret goes there, or the keys come from there.
            if (!Uri.TryCreate(configuration[key], UriKind.Absolute, out var address)
                || (address.Scheme != Uri.UriSchemeHttps && !(address.IsLoopback && address.Scheme == Uri.UriSchemeHttp)))
            {
                yield return $"{key} is not an https address. Write one that begins with https:// (http:// only for this machine).";
            }
        }
    }
}
