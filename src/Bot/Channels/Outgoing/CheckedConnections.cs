using System.Net.Sockets;

namespace Bot.Channels.Outgoing;

/// <summary>
/// Opens connections to addresses that it has looked at: a name that stands for an inner address, or for one only at
/// the second asking, leads nowhere.
/// </summary>
internal sealed partial class CheckedConnections(
    ServiceHosts hosts, AddressLookup lookup, IOptions<ChannelOptions> options, ILogger<CheckedConnections> logger)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await lookup(context.DnsEndPoint.Host, cancellationToken);
        var allowed = addresses.Where(Rule(context)).ToArray();
        if (allowed.Length == 0)
        {
            LogRefused(context.DnsEndPoint.Host, addresses.Length);
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "The host has no address that the bot may call.");
        }

        return await ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
    }

    private Func<IPAddress, bool> Rule(SocketsHttpConnectionContext context)
    {
        var target = context.InitialRequestMessage.RequestUri!;
        return hosts.IsLocal(target) ? IPAddress.IsLoopback
            // What stands in the settings may be anywhere: whoever runs the bot wants it called.
            : hosts.IsIdentity(target) || IsProxy(context.DnsEndPoint) ? _ => true
            : PublicAddresses.Contain;
    }

    private bool IsProxy(DnsEndPoint endPoint) =>
        options.Value.Proxy is { } proxy && proxy.IdnHost.Equals(endPoint.Host, StringComparison.OrdinalIgnoreCase) && proxy.Port == endPoint.Port;

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to {Host} was not made: none of its {Count} addresses is one that the bot may call.")]
    private partial void LogRefused(string host, int count);
}

internal delegate Task<IPAddress[]> AddressLookup(string host, CancellationToken cancellationToken);

/// <summary>Lets calls through to the allowed hosts only, whoever makes them.</summary>
internal sealed partial class AllowedHostsHandler(ServiceHosts hosts, ILogger<AllowedHostsHandler> logger) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } address && (hosts.IsServiceUrl(address) || hosts.IsIdentity(address)))
        {
            return base.SendAsync(request, cancellationToken);
        }

        LogRefused(request.RequestUri?.IdnHost);
        throw new HttpRequestException("The host is not one that the bot may call; Channels:ServiceHosts lists those.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call to {Host} was not made: it is not among Channels:ServiceHosts.")]
    private partial void LogRefused(string? host);
}
