using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;

namespace Bot.Hosting;

/// <summary>Closes connections beyond those that one address may have open, so that it cannot take the places of all others. Listed proxies bring many visitors and are not counted.</summary>
internal sealed class ConnectionsPerAddress(IOptions<ServerOptions> options, IOptions<ProxyOptions> proxies) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _open = PartitionedRateLimiter.Create<IPAddress?, string>(address => address is null || proxies.Value.Knows(address)
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetConcurrencyLimiter(RateLimits.Address(address), _ => new() { PermitLimit = options.Value.MaxConnectionsPerAddress }));

    public ConnectionDelegate Wrap(ConnectionDelegate next) => async connection =>
    {
        using var place = _open.AttemptAcquire((connection.RemoteEndPoint as IPEndPoint)?.Address);
        if (place.IsAcquired)
        {
            await next(connection);
        }
    };

    public void Dispose() => _open.Dispose();
}
