namespace Bot.Channels.Outgoing;

/// <summary>Where the bot may call: a request names the address to reply to, and must not be able to send the bot anywhere else.</summary>
internal sealed class ServiceHosts(IConfiguration configuration, IOptions<ChannelOptions> options, IHostEnvironment environment)
{
    private readonly ChannelCloud _cloud = ChannelCloud.From(configuration);
    private readonly bool _isEmulatorOnly = string.IsNullOrEmpty(configuration["MicrosoftAppId"]);

    private IEnumerable<string> Patterns => options.Value.ServiceHosts is { Count: > 0 } hosts ? hosts : _cloud.ServiceHosts;

    public bool IsServiceUrl(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsServiceUrl(uri);

    public bool IsServiceUrl(Uri address) =>
        address.UserInfo.Length == 0
        && (IsLocal(address)
            || (!_isEmulatorOnly && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Patterns.Any(pattern => HostPattern.Matches(pattern, address.IdnHost))));

    /// <summary>Whether it is a place on this machine at which the Emulator takes replies. It can be given an app id too, but nobody runs it on a server.</summary>
    public bool IsLocal(Uri address) => (_isEmulatorOnly || environment.IsDevelopment()) && address is { IsLoopback: true, Scheme: "http" or "https" };

    /// <summary>Whether it is where the settings say that issuers publish their keys; the operator's word needs no check.</summary>
    public bool IsIdentity(Uri address) =>
        !_isEmulatorOnly
        && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
        && new[] { _cloud.ChannelMetadata, _cloud.EmulatorMetadata }.Any(metadata => new Uri(metadata).IdnHost.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A host's name, or a star before one that stands for all names under it.</summary>
internal static class HostPattern
{
    private const string Star = "*.";

    /// <summary>True for a name, and for a star before a name of at least two parts.</summary>
    public static bool IsValid(string pattern)
    {
        var name = pattern.StartsWith(Star, StringComparison.Ordinal) ? pattern[Star.Length..] : pattern;
        return Uri.CheckHostName(name) == UriHostNameType.Dns
            && !name.EndsWith('.')
            && (name.Length == pattern.Length || name.Contains('.', StringComparison.Ordinal));
    }

    public static bool Matches(string pattern, string host) => pattern.StartsWith(Star, StringComparison.Ordinal)
        ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
