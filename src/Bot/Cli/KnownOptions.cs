namespace Bot.Cli;

/// <summary>The options that mean something: the names of settings, or of the sections that hold them.</summary>
internal static class KnownOptions
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Answering", "DirectLine", "Web", "Store", "Server", "Proxies", "Channels", "Telemetry", "Logging", "Kestrel", "AllowedHosts", "DetailedErrors", "ChannelService",
        "MicrosoftAppId", "MicrosoftAppType", "MicrosoftAppPassword", "MicrosoftAppTenantId",
        "ToChannelFromBotLoginUrl", "ToChannelFromBotOAuthScope", "ToBotFromChannelTokenIssuer", "ToBotFromChannelOpenIdMetadataUrl", "ToBotFromEmulatorOpenIdMetadataUrl",
        "Urls", "Http_Ports", "Https_Ports", "Environment", "ContentRoot", "ApplicationName", "ShutdownTimeoutSeconds",
    };

    /// <summary>The first argument that is no option and no value of one; null when all are.</summary>
    public static string? FirstUnknown(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || !Names.Contains(args[i][2..].Split(':', '=')[0]))
            {
                return args[i].Split('=')[0];
            }

            // The framework takes the next argument for the value of an option without one.
            i += args[i].Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }

        return null;
    }
}
