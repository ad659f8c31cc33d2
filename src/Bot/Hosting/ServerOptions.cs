namespace Bot.Hosting;

/// <summary>Limits of the web server that depend on where it runs; the others stand in <see cref="HostingServices"/>.</summary>
internal sealed class ServerOptions
{
    public const string Section = "Server";

    /// <summary>Connections open at once, not counting WebSockets, which <c>DirectLine:MaxStreams</c> limits.</summary>
    [Range(10, 1_000_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>Connections that one address may have open at once, WebSockets among them; a clinic's own network is one address. Proxies in <c>Proxies:Known</c> are not counted.</summary>
    [Range(10, 1_000_000)]
    public int MaxConnectionsPerAddress { get; set; } = 1000;

    /// <summary>The path below which the bot is reached, such as <c>/bot</c>, where a proxy passes that path on; empty for none.</summary>
    [RegularExpression(PathPrefix.Form)]
    public string PathBase { get; set; } = "";

    /// <summary>How long a request may take, WebSockets aside.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
