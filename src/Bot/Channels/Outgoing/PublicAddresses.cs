using System.Net.Sockets;

namespace Bot.Channels.Outgoing;

/// <summary>Tells addresses on the public Internet from those of this machine, this network and the cloud's own services.</summary>
internal static class PublicAddresses
{
    // Everything in the IANA registry of special-purpose addresses that is not reachable from everywhere, and multicast.
    private static readonly IPNetwork[] NotPublicV4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        // Looks public, but is Azure's virtual machine agent.
        "168.63.129.16/32");

    private static readonly IPNetwork[] PublicV6 = Networks("2000::/3");

    // Of those: protocol assignments with Teredo, documentation, and 6to4, which may wrap any IPv4 address.
    private static readonly IPNetwork[] NotPublicV6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    // On networks without IPv4 every IPv4 address is reached through this prefix.
    private static readonly IPNetwork[] Translated = Networks("64:ff9b::/96");

    public static bool Contain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? Contain(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? !IsIn(NotPublicV4, address)
        : IsIn(Translated, address) ? Contain(new IPAddress(address.GetAddressBytes().AsSpan(12)))
        : IsIn(PublicV6, address) && !IsIn(NotPublicV6, address);

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => networks.Any(network => network.Contains(address));

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
