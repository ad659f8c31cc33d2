using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Bot.Health;

/// <summary>What an orchestrator asks: is the process alive, and is everything there that it should work with.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "/readyz";

    // The bot listens once it can answer: who gets any answer knows that the start is over.
    private static readonly string[] Alive = ["/startupz", "/livez", "/healthz"];

    private static readonly HttpMethodMetadata Reading = new([HttpMethods.Get, HttpMethods.Head]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Alive is whoever can answer; a restart mends no disk.
        foreach (var path in Alive)
        {
            routes.MapHealthChecks(path, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).WithMetadata(Reading);
        }

        routes.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = WriteAsync }).WithMetadata(Reading);
    }

    /// <summary>Whether a path is one of these, whose callers know the bot by its address and not by its name.</summary>
    public static bool IsHealth(PathString path) => path == Ready || Alive.Any(alive => path == alive);

    // Descriptions are words that the checks choose; faults and paths stay in the log.
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status switch { HealthStatus.Healthy => "ok", HealthStatus.Degraded => "degraded", _ => "unavailable" },
            reasons = report.Entries.Values.Where(entry => entry.Status != HealthStatus.Healthy).Select(entry => entry.Description ?? "unknown"),
        },
        JsonSerializerOptions.Web,
        context.RequestAborted);
}
