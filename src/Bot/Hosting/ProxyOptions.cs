namespace Bot.Hosting;

/// <summary>The proxies before the bot, whose word is taken for who a visitor is and whether TLS was used.</summary>
internal sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Proxies";

    // The whole of 10.0.0.0/8 is a clinic's own; anything wider belongs to strangers too.
    private const int WidestPrefix = 8;

    /// <summary>Addresses such as <c>10.0.0.5</c> and networks such as <c>10.0.0.0/24</c>.</summary>
    public IList<string> Known { get; init; } = [];

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

    /// <summary>Names each proxy that is no address, or that stands for everybody.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Known.Index()
        .Where(entry => !TryRead(entry.Item, out var network) || network.PrefixLength < WidestPrefix)
        .Select(entry => new ValidationResult(
            $"{Section}:Known:{entry.Index} is not a proxy. Write the address of a proxy such as 10.0.0.5, or its network such as 10.0.0.0/24, of /{WidestPrefix} or narrower."));
}

/// <summary>A feature of requests whose connection comes from a proxy in <c>Proxies:Known</c>: what it says of the visitor may be believed.</summary>
internal sealed class KnownProxy
{
    public static readonly KnownProxy Feature = new();
}
