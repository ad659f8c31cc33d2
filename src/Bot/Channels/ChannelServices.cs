using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Channels;

/// <summary>Registers what serves the Bot Framework's channels and the Emulator, and the HTTP clients by which they are called.</summary>
internal static class ChannelServices
{
    /// <summary>The client for addresses that stand in the settings: login service and issuers' keys.</summary>
    public const string IdentityClient = "identity";

    /// <summary>Bytes of an answer from a channel, which holds no more than an id.</summary>
    private const int MaxChannelAnswer = 64 * 1024;

    // Metadata and key documents have a few kilobytes.
    private const int MaxIdentityDocument = 1024 * 1024;
    private static readonly TimeSpan IdentityTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    // Names are asked for again this often, as a host may have moved.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static void AddChannels(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ChannelOptions, SettingsValidator>().BindConfiguration(ChannelOptions.Section);
        services.AddSingleton<ChannelTokens>();
        services.AddSingleton<ChannelAuthentication>();
        services.AddSingleton<TurnErrors>();
        services.AddSingleton(sp => sp.GetRequiredService<TurnErrors>().Guard(new ChannelAdapter(sp.GetRequiredService<ChannelAuthentication>())));
        services.AddSingleton<MessagesEndpoint>();
        services.TryAddSingleton<AddressLookup>(Dns.GetHostAddressesAsync);
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<CheckedConnections>();
        services.AddTransient<AllowedHostsHandler>();

        // The SDK takes the client without a name for all calls to service URLs.
        services.AddHttpClient(Options.DefaultName)
            .ConfigureHttpClient((sp, client) => (client.Timeout, client.MaxResponseContentBufferSize) = (sp.GetRequiredService<IOptions<ChannelOptions>>().Value.CallTimeout, MaxChannelAnswer))
            .ConfigurePrimaryHttpMessageHandler(GuardedHandler)
            .AddHttpMessageHandler<AllowedHostsHandler>()
            .RemoveAllLoggers();
        services.AddHttpClient(IdentityClient)
            .ConfigureHttpClient(client => (client.Timeout, client.MaxResponseContentBufferSize) = (IdentityTimeout, MaxIdentityDocument))
            .ConfigurePrimaryHttpMessageHandler(() => Handler())
            .RemoveAllLoggers();
    }

    private static SocketsHttpHandler GuardedHandler(IServiceProvider services)
    {
        var handler = Handler();
        handler.ConnectCallback = services.GetRequiredService<CheckedConnections>().ConnectAsync;
        var proxy = services.GetRequiredService<IOptions<ChannelOptions>>().Value.Proxy;
        // A proxy from the environment would take the check of addresses away without a word.
        (handler.UseProxy, handler.Proxy) = (proxy is not null, proxy is null ? null : new WebProxy(proxy, BypassOnLocal: true));
        return handler;
    }

    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
    };
}
