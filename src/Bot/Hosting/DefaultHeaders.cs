using Microsoft.Net.Http.Headers;

namespace Bot.Hosting;

/// <summary>Gives every response the headers of one that no browser should show, run or keep; pages set their own.</summary>
internal static class DefaultHeaders
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        (HeaderNames.XContentTypeOptions, "nosniff"),
        (HeaderNames.ContentSecurityPolicy, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("X-Permitted-Cross-Domain-Policies", "none"),
    ];

    public static void UseDefaultHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        // At the last moment, so that whatever a response has set stays.
        context.Response.OnStarting(static state => AddTo((HttpResponse)state), context.Response);
        return next(context);
    });

    private static Task AddTo(HttpResponse response)
    {
        foreach (var (name, value) in Defaults)
        {
            response.Headers.TryAdd(name, value);
        }

        return Task.CompletedTask;
    }
}
