using Bot.Reloading;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Hosting;

/// <summary>Listens once the bot can answer: when the knowledge is learned and, where one was added, after a rehearsal.</summary>
/// <param name="server">Listens.</param>
/// <param name="services">Have the engine and the rehearsal; both take longer to make than the server, which is made early.</param>
/// <param name="logger">Is told of an index that could not be kept.</param>
internal sealed partial class PreparedServer(IServer server, IServiceProvider services, ILogger<PreparedServer> logger) : IServer
{
    public IFeatureCollection Features => server.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var rehearsed = services.GetService<Rehearsal>()?.RunAsync(application, cancellationToken);
        var engine = await services.GetRequiredService<CurrentEngine>().First.WaitAsync(cancellationToken);
        if (engine.IndexProblem is { } problem)
        {
            LogIndexProblem(problem);
        }

        await (rehearsed ?? Task.CompletedTask);
        await server.StartAsync(application, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of the knowledge is in memory only: it could not be read from Answering:CacheFolder or kept there. {Problem}")]
    private partial void LogIndexProblem(string problem);
}
