namespace Bot.Hosting;

/// <summary>A feature of requests whose connection comes from a proxy in <c>Proxies:Known</c>: what it says of the visitor may be believed.</summary>
internal sealed class KnownProxy
{
    public static readonly KnownProxy Feature = new();

    private KnownProxy()
    {
    }
}
