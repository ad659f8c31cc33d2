using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bot.Hosting;

/// <summary>What protects the web server itself, whatever it serves: limits, proxies, TLS, headers and the last word on errors.</summary>
internal static class HostingServices
{
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        TextlessLoggerFactory.AddTo(services);
        services.AddOptionsWithValidateOnStart<ServerOptions, SettingsValidator>().BindConfiguration(ServerOptions.Section);
        services.AddOptionsWithValidateOnStart<ProxyOptions, SettingsValidator>().BindConfiguration(ProxyOptions.Section);
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<ServerOptions>>(
            (timeouts, options) => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = options.Value.RequestTimeout });
        services.AddRequestTimeouts();
        services.AddSingleton<ConnectionsPerAddress>();
        services.AddOptions<KestrelServerOptions>().Configure<ConnectionsPerAddress>((kestrel, connections) => kestrel.ConfigureEndpointDefaults(listen => listen.Use(connections.Wrap)));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Trust);
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        // The framework would look at the host of every request, before anything knows what it is for.
        foreach (var filter in services.Where(service => service.ServiceType == typeof(IStartupFilter) && service.ImplementationType?.Name == "HostFilteringStartupFilter").ToList())
        {
            services.Remove(filter);
        }

        services.AddHostedService<WarmUp>();
    }

    public static void UseHosting(this WebApplication app)
    {
        // The server was made before the settings were checked, but it starts later.
        Limit(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value, app.Services.GetRequiredService<IOptions<ServerOptions>>().Value);
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value is { Known.Count: > 0 } proxies)
        {
            // After that the address is the visitor's.
            app.Use((context, next) =>
            {
                if (context.Connection.RemoteIpAddress is { } sender && proxies.Knows(sender))
                {
                    context.Features.Set(KnownProxy.Feature);
                }

                return next(context);
            });
            app.UseForwardedHeaders();
        }

        app.UseWhen(context => !HealthEndpoints.IsHealth(context.Request.Path), named => named.UseHostFiltering());
        app.UsePathPrefix(app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.PathBase);
        app.Use(SecurityHeaders.AddDefaultsAsync);
        app.UseHsts();
        app.UseExceptionHandler(LastResort);
        app.UseRequestTimeouts();
    }

    /// <summary>Must come before the WebSocket middleware, which takes the connection from here.</summary>
    public static void UseMeteredUpgrades(this WebApplication app)
    {
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use((context, next) =>
        {
            if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
            {
                context.Features.Set<IHttpUpgradeFeature>(new MeteredUpgrade(upgrade, time));
            }

            return next(context);
        });
    }

    // A status and nothing else: what went wrong is in the log.
    private static ExceptionHandlerOptions LastResort => new()
    {
        ExceptionHandler = _ => Task.CompletedTask,
        StatusCodeSelector = fault => fault is Microsoft.AspNetCore.Http.BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
    };

    private static void Limit(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
        // Larger than any body that a route takes; each has a limit of its own.
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        // A request whose head trickles in, a body or a reader slower than any telephone line, a connection kept for nothing.
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(120);
    }

    private static void Trust(ForwardedHeadersOptions headers, IOptions<ProxyOptions> proxies)
    {
        // Not the host: many proxies pass on what the visitor sent for it.
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedPrefix;
        // As far back as the proxies are known ones.
        headers.ForwardLimit = null;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var known in proxies.Value.Known)
        {
            if (ProxyOptions.TryRead(known, out var network))
            {
                headers.KnownIPNetworks.Add(network);
            }
        }
    }
}
