using System.Net;

namespace Bot.Hosting;

/// <summary>The proxies before the bot, whose word is taken for who a visitor is and whether TLS was used.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses such as <c>10.0.0.5</c> and networks such as <c>10.0.0.0/24</c>.</summary>
    public IList<string> Known { get; init; } = [];

    /// <summary>Whether an address is that of a proxy.</summary>
    public bool Knows(IPAddress address) =>
        Known.Any(known => TryRead(known, out var network) && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    /// <summary>Reads an address as the network of itself alone; false when it is neither.</summary>
    public static bool TryRead(string text, out IPNetwork network)
    {
        if (!IPAddress.TryParse(text, out var address))
        {
            return IPNetwork.TryParse(text, out network);
        }

        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}
