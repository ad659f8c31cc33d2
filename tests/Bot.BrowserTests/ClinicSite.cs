using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.BrowserTests;

/// <summary>A clinic's own website on another origin, as strict and as rude to its widgets as real ones are.</summary>
public sealed class ClinicSite : IAsyncDisposable
{
    // What breaks widgets: resets with !important, huge fonts, everything fixed, hidden or above everything else.
    private const string Css = """
        * { margin: 9px !important; padding: 7px !important; box-sizing: content-box !important; font: 31px/3 serif !important; color: lime !important; }
        div, button, iframe { position: static !important; float: left !important; display: inline-block !important; width: 40px !important; }
        iframe { border: 12px dashed red !important; max-height: 30px !important; } header { z-index: 99999 !important; }
        """;

    private readonly WebApplication _app;

    private ClinicSite(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();

    /// <param name="bot">Origin of the bot.</param>
    /// <param name="attributes">Of the widget's tag, such as <c>data-title="Ask us"</c>.</param>
    public static async Task<ClinicSite> StartAsync(string bot, string attributes = "")
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/site.css", () => Results.Text(Css, "text/css"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {bot}; frame-src {bot}; style-src 'self'; img-src 'self'";
            return Results.Text(Page(bot, attributes), "text/html");
        });
        await app.StartAsync();
        return new ClinicSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Page(string bot, string attributes) => $$"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>A clinic</title><link rel="stylesheet" href="/site.css"></head>
        <body><header>Our clinic</header><main><h1>Welcome</h1><p>Opening hours</p><a href="#top">A link</a></main>
        <script src="{{bot}}/widget.js" defer {{attributes}}></script></body></html>
        """;
}
