namespace Bot.Web;

/// <summary>What a browser is told that it may do with a response, and what not.</summary>
internal sealed class SecurityHeaders(IOptions<WebOptions> web, IOptions<AzureOptions> azure)
{
    private const string Common = "default-src 'none'; script-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; ";

    // The hash of nothing. One part of Web Chat leaves the nonce off the style element that it then adds rules to by
    // script; an element that is empty on arrival can hold no style of a stranger.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private static readonly (string Name, string Value)[] Defaults =
    [
        (HeaderNames.XContentTypeOptions, "nosniff"),
        (HeaderNames.ContentSecurityPolicy, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("X-Permitted-Cross-Domain-Policies", "none"),
    ];

    private readonly string _ancestors = string.Join(' ', (string[])["'self'", .. web.Value.FrameAncestors, .. web.Value.AllowLoopbackFrames ? (string[])["http://localhost:*", "http://127.0.0.1:*"] : []]);
    private readonly string _azure = azure.Value.IsOn ? AzureSources(new Uri(azure.Value.AzureEndpoint)) : "";

    /// <summary>Known to one answer only: it marks the style sheets that Web Chat writes into its page.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Gives every response the headers of one that no browser should show, run or keep; at the last moment, so that what a page has set stays.</summary>
    public static Task AddDefaultsAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(
            static state =>
            {
                foreach (var (name, value) in Defaults)
                {
                    ((HttpResponse)state).Headers.TryAdd(name, value);
                }

                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    }

    /// <summary>The widget's script is for the pages of other sites, as a module too.</summary>
    public static void OnWidget(HttpResponse response)
    {
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers[HeaderNames.AccessControlAllowOrigin] = "*";
    }

    public static void OnDemoPage(HttpResponse response) =>
        OnPage(response, Common + "style-src 'self'; img-src 'self' data:; frame-src 'self'; require-trusted-types-for 'script'; frame-ancestors 'none'");

    public void OnChatPage(HttpResponse response, string nonce)
    {
        // Older browsers do not take 'self' to mean WebSockets of the own host.
        var request = response.HttpContext.Request;
        var socket = $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}";
        OnPage(response, Common + $"style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data:; connect-src 'self' {socket}{_azure}; frame-ancestors {_ancestors}");

        // A page that embeds only what agrees to it may show the chat, if it is among the ancestors above.
        response.Headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static void OnPage(HttpResponse response, string policy)
    {
        response.Headers[HeaderNames.ContentSecurityPolicy] = policy;
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static string AzureSources(Uri endpoint)
    {
        var socket = endpoint.Scheme == Uri.UriSchemeHttps ? "wss" : "ws";
        return $" {endpoint.Scheme}://{endpoint.Authority} {socket}://{endpoint.Authority}";
    }
}
