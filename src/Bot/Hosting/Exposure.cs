namespace Bot.Hosting;

/// <summary>Finds settings that are in order while developing, but not where other machines can reach the bot.</summary>
internal static partial class Exposure
{
    /// <summary>Different characters in a secret; random ones of 32 characters have more than twenty.</summary>
    private const int LeastDistinct = 10;

    private static readonly string[] Switches = ["DirectLine:AllowLoopbackOrigins", "Web:AllowLoopbackFrames"];
    private static readonly string[] Secrets = ["DirectLine:Secret", "DirectLine:SigningKey", "DirectLine:PreviousSigningKey", "Staff:Key", "Telemetry:MetricsKey"];

    public static IEnumerable<string> Problems(IConfiguration configuration, bool isDevelopment) =>
    [
        // With this the framework believes anybody's forwarded headers.
        .. IsOn(configuration["FORWARDEDHEADERS_ENABLED"])
            ? ["ASPNETCORE_FORWARDEDHEADERS_ENABLED makes every sender's X-Forwarded headers believed. Remove it and list the proxies in Proxies:Known."]
            : Array.Empty<string>(),
        .. isDevelopment ? [] : ProblemsForOthers(configuration),
    ];

    private static IEnumerable<string> ProblemsForOthers(IConfiguration configuration)
    {
        var hasProxy = configuration.GetSection($"{ProxyOptions.Section}:{nameof(ProxyOptions.Known)}").GetChildren().Any();
        return
        [
            .. IsOn(configuration[WebHostDefaults.DetailedErrorsKey])
                ? ["DetailedErrors shows visitors what goes wrong inside. Remove it, or set ASPNETCORE_ENVIRONMENT=Development on a machine that nobody else reaches."]
                : Array.Empty<string>(),
            .. Switches.Where(name => IsOn(configuration[name]))
                .Select(name => $"{name} lets in pages of every visitor's own machine. Remove it, or set ASPNETCORE_ENVIRONMENT=Development."),
            .. configuration.GetSection("DirectLine:AllowedOrigins").GetChildren().Where(IsPlainPage)
                .Select(origin => $"{origin.Path} is a page without TLS, which anybody on its way can change. Write https."),
            .. configuration.GetSection("Web:FrameAncestors").GetChildren().Where(site => WholeDomain().IsMatch(site.Value ?? ""))
                .Select(site => $"{site.Path} stands for every site of a top-level domain. Write a name of at least two parts after the star."),
            .. Secrets.Where(name => configuration[name] is { Length: > 0 } secret && secret.Distinct().Count() < LeastDistinct)
                .Select(name => $"{name} can be guessed. Write at least 32 random characters, such as openssl rand -base64 32 gives."),
            .. Addresses(configuration).Where(entry => !hasProxy && IsPlainForOthers(entry.Address))
                .Select(entry => $"{entry.Setting} has {entry.Address}: other machines would be served without TLS. Serve https there (Kestrel:Endpoints:NAME:Url and :Certificate), "
                    + "listen on localhost only, or put a proxy with TLS before the bot and list it in Proxies:Known."),
        ];
    }

    [GeneratedRegex(@"^https?://\*\.[^.]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex WholeDomain();

    /// <summary>What may be meant so, and is worth a look.</summary>
    public static IEnumerable<string> Warnings(IConfiguration configuration, bool isDevelopment)
    {
        if (!isDevelopment
            && configuration["Store:RedisConnection"] is { Length: > 0 } redis
            && !redis.Contains("ssl=true", StringComparison.OrdinalIgnoreCase)
            && !redis.StartsWith("localhost", StringComparison.OrdinalIgnoreCase)
            && !redis.StartsWith("127.", StringComparison.Ordinal))
        {
            yield return "Store:RedisConnection is without TLS: what visitors say crosses the network readable. Add ssl=true unless that network is yours alone.";
        }
    }

    // As the framework reads such settings.
    private static bool IsOn(string? setting) => setting is "1" || "true".Equals(setting, StringComparison.OrdinalIgnoreCase);

    private static bool IsPlainPage(IConfigurationSection origin) =>
        Uri.TryCreate(origin.Value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback;

    private static bool IsPlainForOthers(string address)
    {
        BindingAddress binding;
        try
        {
            binding = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            // Nothing can be served there; the server will say so.
            return false;
        }

        return !binding.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase)
            && !binding.IsUnixPipe
            && !binding.IsNamedPipe
            && !binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            && !(IPAddress.TryParse(binding.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    // As the server chooses among them: endpoints go before addresses, and those before ports.
    private static IEnumerable<(string Setting, string Address)> Addresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        if (endpoints.Count > 0)
        {
            return endpoints.Where(endpoint => endpoint["Url"] is { Length: > 0 }).Select(endpoint => ($"{endpoint.Path}:Url", endpoint["Url"]!));
        }

        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey]);
        return urls.Length > 0
            ? urls.Select(url => ("Urls", url))
            : Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => ("ASPNETCORE_HTTP_PORTS", $"http://*:{port}"));
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
