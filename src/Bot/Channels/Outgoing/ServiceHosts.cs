using Microsoft.Extensions.Options;

namespace Bot.Channels.Outgoing;

/// <summary>Where the bot may call: a request names the address to reply to, and must not be able to send the bot anywhere else.</summary>
internal sealed class ServiceHosts
{
    private readonly IReadOnlyList<string> _patterns;
    private readonly string[] _identityHosts;
    private readonly bool _isEmulatorOnly;
    private readonly bool _isLoopbackAllowed;

    public ServiceHosts(IConfiguration configuration, IOptions<ChannelOptions> options, IHostEnvironment environment)
    {
        var cloud = ChannelCloud.From(configuration);
        _patterns = options.Value.ServiceHosts is { Count: > 0 } hosts ? [.. hosts] : cloud.ServiceHosts;
        _identityHosts = [new Uri(cloud.ChannelMetadata).IdnHost, new Uri(cloud.EmulatorMetadata).IdnHost];
        _isEmulatorOnly = string.IsNullOrEmpty(configuration["MicrosoftAppId"]);
        // The Emulator can be given an app id too, but nobody runs it on a server.
        _isLoopbackAllowed = _isEmulatorOnly || environment.IsDevelopment();
    }

    /// <summary>Whether replies may be sent there.</summary>
    public bool IsServiceUrl(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsServiceUrl(uri);

    /// <inheritdoc cref="IsServiceUrl(string?)" />
    public bool IsServiceUrl(Uri address)
    {
        if (address.UserInfo.Length > 0)
        {
            return false;
        }

        return IsLocal(address)
            || (!_isEmulatorOnly && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && _patterns.Any(pattern => HostPattern.Matches(pattern, address.IdnHost)));
    }

    /// <summary>Whether it is a place on this machine at which the Emulator takes replies.</summary>
    public bool IsLocal(Uri address) => _isLoopbackAllowed && address is { IsLoopback: true, Scheme: "http" or "https" };

    /// <summary>Whether it is where the settings say that issuers publish their keys; the operator's word needs no check.</summary>
    public bool IsIdentity(Uri address) =>
        !_isEmulatorOnly
        && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
        && _identityHosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase);
}
