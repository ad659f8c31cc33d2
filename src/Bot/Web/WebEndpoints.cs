using Microsoft.AspNetCore.Diagnostics;

namespace Bot.Web;

/// <summary>The demo page, the chat page, the widget and what they load.</summary>
internal static class WebEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Reading, Demo);
        routes.MapMethods("/chat", Reading, Chat);
        routes.MapMethods("/widget.js", Reading, Widget);
        routes.MapMethods("/assets/{name}", Reading, Asset);
        routes.MapPost("/chat/token", (HttpContext context, ChatTokenEndpoint tokens, CancellationToken cancellationToken) => tokens.HandleAsync(context, cancellationToken));
    }

    /// <summary>Shows a page where a browser asks for one that does not exist; programs get the bare status as before.</summary>
    public static void UseNotFoundPage(this IApplicationBuilder app) => app.UseStatusCodePages(NotFound);

    private static Task NotFound(StatusCodeContext status)
    {
        var context = status.HttpContext;
        if (context.Response.StatusCode != StatusCodes.Status404NotFound || !Reading.Contains(context.Request.Method) || !WantsPage(context.Request))
        {
            return Task.CompletedTask;
        }

        SecurityHeaders.OnDemoPage(context.Response);
        return AssetResponse.Send(context.RequestServices.GetRequiredService<WebPages>().NotFound(Root(context)), context, isTagged: false).ExecuteAsync(context);
    }

    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static string Root(HttpContext context) => $"{context.Request.PathBase}/";

    private static IResult Demo(HttpContext context, WebPages pages)
    {
        SecurityHeaders.OnDemoPage(context.Response);
        return AssetResponse.Send(pages.Demo(Root(context)), context);
    }

    private static IResult Chat(string? language, HttpContext context, WebPages pages, SecurityHeaders headers)
    {
        var nonce = SecurityHeaders.NewNonce();
        headers.OnChatPage(context.Response, nonce);
        if (pages.Chat(Root(context), nonce, PageLanguage.Parse(language)) is { } page)
        {
            return AssetResponse.Send(page, context, isTagged: false);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return AssetResponse.Send(pages.Missing, context, isTagged: false);
    }

    private static IResult Widget(HttpContext context, WebPages pages)
    {
        SecurityHeaders.OnWidget(context.Response);
        return AssetResponse.Send(pages.Widget(), context);
    }

    private static IResult Asset(string name, HttpContext context, WebAssets assets) =>
        assets.Find(name) is { } asset ? AssetResponse.Send(asset, context, AssetResponse.Forever) : Results.NotFound();
}
