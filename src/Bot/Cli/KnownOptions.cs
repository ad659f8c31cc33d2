using System.Reflection;

namespace Bot.Cli;

/// <summary>The options that mean something: the names of settings, or of the sections that hold them.</summary>
internal static class KnownOptions
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Logging", "Kestrel", "AllowedHosts", "DetailedErrors", "ChannelService",
        "MicrosoftAppId", "MicrosoftAppType", "MicrosoftAppPassword", "MicrosoftAppTenantId",
        "ToChannelFromBotLoginUrl", "ToChannelFromBotOAuthScope", "ToBotFromChannelTokenIssuer", "ToBotFromChannelOpenIdMetadataUrl", "ToBotFromEmulatorOpenIdMetadataUrl",
        "Urls", "Http_Ports", "Https_Ports", "Environment", "ContentRoot", "ApplicationName", "ShutdownTimeoutSeconds",
    };

    /// <summary>The classes that the sections of the settings are bound to.</summary>
    public static readonly IReadOnlyDictionary<string, Type[]> Sections = new Dictionary<string, Type[]>(StringComparer.OrdinalIgnoreCase)
    {
        [AnsweringOptions.Section] = [typeof(AnsweringOptions)],
        [DirectLineOptions.Section] = [typeof(DirectLineOptions), typeof(AzureOptions)],
        [WebOptions.Section] = [typeof(WebOptions)],
        [StoreOptions.Section] = [typeof(StoreOptions)],
        [ServerOptions.Section] = [typeof(ServerOptions)],
        [ProxyOptions.Section] = [typeof(ProxyOptions)],
        [ChannelOptions.Section] = [typeof(ChannelOptions)],
        [TelemetryOptions.Section] = [typeof(TelemetryOptions)],
        [StaffOptions.Section] = [typeof(StaffOptions)],
        [ReviewOptions.Section] = [typeof(ReviewOptions)],
    };

    // Read before there are options to bind them to.
    private static readonly HashSet<string> Places = new(StringComparer.OrdinalIgnoreCase) { "KnowledgeFolder", "CacheFolder", "Reload" };

    /// <summary>The first argument that is no option and no value of one; null when all are.</summary>
    public static string? FirstUnknown(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || !IsKnown(args[i][2..].Split('=')[0].Split(':')))
            {
                return args[i].Split('=')[0];
            }

            // The framework takes the next argument for the value of an option without one.
            i += args[i].Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }

        return null;
    }

    private static bool IsKnown(string[] path) =>
        Sections.TryGetValue(path[0], out var types)
            ? path.Length > 1 && (types.Any(type => Leads(type, path.AsSpan(1))) || (path[0].Equals(AnsweringOptions.Section, StringComparison.OrdinalIgnoreCase) && path.Length == 2 && Places.Contains(path[1])))
            : Names.Contains(path[0]);

    // Down to a value: a text, a number, an entry of a list.
    private static bool Leads(Type type, ReadOnlySpan<string> path) =>
        typeof(System.Collections.IList).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
            ? path.Length == 1 && int.TryParse(path[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            : path.IsEmpty || (type.GetProperty(path[0], BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { CanWrite: true } property && Leads(property.PropertyType, path[1..]));
}
