using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.BrowserTests;

/// <summary>A clinic's website on another origin and site than the bot, with a strict policy and a style sheet that spoils what it can.</summary>
public sealed class ClinicSite : IAsyncDisposable
{
    private const string HostileStyle = """
        * { all: unset !important; display: none !important; font-size: 1px !important; color: red !important; position: static !important; transform: rotate(3deg) !important }
        html, body, head, main { display: block !important }
        html { transform: none !important }
        trigger-point-chat { display: none !important; z-index: -1 !important; opacity: 0 !important; inset: auto !important; width: 0 !important; pointer-events: none !important; visibility: hidden !important }
        """;

    private readonly WebApplication _app;

    private ClinicSite(WebApplication app)
    {
        _app = app;
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        Address = $"http://localhost:{address.Port}/";
    }

    /// <summary>Its host name is not the bot's, so that browsers take it for another site.</summary>
    public string Address { get; }

    /// <summary>Starts a site whose page holds the given head and body.</summary>
    public static async Task<ClinicSite> StartAsync(Uri bot, string head, string body = "<main><h1>Clinic</h1></main>", string? embedderPolicy = null, string moreScripts = "", string moreStyles = "", string moreImages = "", string language = "en")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var policy = $"default-src 'none'; script-src {bot.GetLeftPart(UriPartial.Authority)} {moreScripts}; frame-src {bot.GetLeftPart(UriPartial.Authority)}; style-src 'self' {moreStyles}; img-src data: {moreImages}; require-trusted-types-for 'script'; trusted-types 'none'";
        app.MapGet("/logo.svg", () => Results.Text("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='18' fill='#fff'/></svg>", "image/svg+xml"));
        app.MapGet("/hostile.css", () => Results.Text(HostileStyle, "text/css"));
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = policy;
            context.Response.Headers["Cross-Origin-Embedder-Policy"] = embedderPolicy;
            return Results.Text($"<!doctype html><html lang={language}><head><title>Clinic</title><meta charset=utf-8><meta name=viewport content='width=device-width'><link rel=icon href=data:,>{head}</head><body>{body}</body></html>", "text/html");
        });
        await app.StartAsync();
        return new ClinicSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
