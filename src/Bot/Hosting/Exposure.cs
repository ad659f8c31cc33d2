using System.Net;

namespace Bot.Hosting;

/// <summary>Finds settings that are in order while developing, but not where other machines can reach the bot.</summary>
internal static class Exposure
{
    public static IEnumerable<string> Problems(IConfiguration configuration, bool isDevelopment)
    {
        // With this the framework believes anybody's forwarded headers.
        if (IsOn(configuration["FORWARDEDHEADERS_ENABLED"]))
        {
            yield return "ASPNETCORE_FORWARDEDHEADERS_ENABLED makes every sender's X-Forwarded headers believed. Remove it and list the proxies in Proxies:Known.";
        }

        if (isDevelopment)
        {
            yield break;
        }

        if (IsOn(configuration[WebHostDefaults.DetailedErrorsKey]))
        {
            yield return "DetailedErrors shows visitors what goes wrong inside. Remove it, or set ASPNETCORE_ENVIRONMENT=Development on a machine that nobody else reaches.";
        }

        var hasProxy = configuration.GetSection($"{ProxyOptions.Section}:{nameof(ProxyOptions.Known)}").GetChildren().Any();
        foreach (var (setting, address) in Addresses(configuration))
        {
            if (!hasProxy && IsPlainForOthers(address))
            {
                yield return $"{setting} has {address}: other machines would be served without TLS. Serve https there (Kestrel:Endpoints:NAME:Url and :Certificate), listen on localhost only, or put a proxy with TLS before the bot and list it in Proxies:Known.";
            }
        }
    }

    // As the framework reads such settings.
    private static bool IsOn(string? setting) => setting is "1" || "true".Equals(setting, StringComparison.OrdinalIgnoreCase);

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
