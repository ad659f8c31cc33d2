namespace Bot.Hosting;

/// <summary>The path below which the bot is reached: a proxy takes it off and names it, or passes it on and a setting names it.</summary>
internal static partial class PathPrefix
{
    /// <summary>Path segments of plain characters; anything else could lead the page's addresses to another host.</summary>
    public const string Form = @"^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$";

    /// <summary>Believes what a known proxy says of the prefix, then takes off the one of the settings.</summary>
    public static void UsePathPrefix(this WebApplication app, string pathBase)
    {
        app.Use((context, next) =>
        {
            // Many proxies pass on what the visitor sent for it.
            if (!Written().IsMatch(context.Request.PathBase.Value ?? ""))
            {
                context.Request.PathBase = PathString.Empty;
            }

            return next(context);
        });
        if (pathBase.Length > 0)
        {
            app.UsePathBase(pathBase);
        }

        // Here, because routes are found by what is left of the path.
        app.UseRouting();
    }

    [GeneratedRegex(Form, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Written();
}
