using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace Bot.Hosting;

/// <summary>Closes connections beyond those that one address may have open, so that it cannot take the places of all others. Listed proxies bring many visitors and are not counted.</summary>
internal sealed class ConnectionsPerAddress(IOptions<ServerOptions> options, IOptions<ProxyOptions> proxies)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    public ConnectionDelegate Wrap(ConnectionDelegate next) => async connection =>
    {
        if (connection.RemoteEndPoint is not IPEndPoint { Address: var address } || proxies.Value.Knows(address))
        {
            await next(connection);
            return;
        }

        var key = RateLimits.Address(address);
        try
        {
            if (_open.AddOrUpdate(key, 1, (_, open) => open + 1) <= options.Value.MaxConnectionsPerAddress)
            {
                await next(connection);
            }
        }
        finally
        {
            if (_open.AddOrUpdate(key, 0, (_, open) => open - 1) == 0)
            {
                _open.TryRemove(KeyValuePair.Create(key, 0));
            }
        }
    };
}
