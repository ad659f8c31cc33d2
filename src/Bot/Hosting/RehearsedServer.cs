using Bot.Answering;
using Bot.Answering.Knowledge;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Hosting;

/// <summary>
/// Has the bot answer before it listens. What runs for the first time is loaded and compiled then, which takes longer
/// than a hundred answers: here it keeps no visitor waiting.
/// </summary>
/// <param name="server">Listens afterwards, whatever comes of the rehearsal.</param>
/// <param name="engine">Is asked one of its own first questions.</param>
/// <param name="knowledge">Has the words that make the bot forget the rehearsal.</param>
/// <param name="configuration">Says whether the Emulator is served.</param>
/// <param name="logger">Is told of a rehearsal that fails.</param>
internal sealed partial class RehearsedServer(IServer server, AnswerEngine engine, KnowledgeBase knowledge, IConfiguration configuration, ILogger<RehearsedServer> logger) : IServer
{
    /// <summary>A store that does not answer must not keep the bot from starting.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    public IFeatureCollection Features => server.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var farewell = knowledge.Commands.First(command => command.Kind == CommandKind.ForgetMe).AskedAs[0];
        var visitor = new RehearsedVisitor<TContext>(application, farewell);

        // Where channels authenticate, a visitor without their token would only be refused, and the log would say so.
        var servesEmulator = string.IsNullOrEmpty(configuration["MicrosoftAppId"]);
        try
        {
            await Task.WhenAll(
                Task.Run(() => engine.Answer(engine.FirstQuestions[0], AnswerContext.Empty), cancellationToken),
                Task.Run(visitor.VisitChannelAsync, cancellationToken),
                servesEmulator ? Task.Run(visitor.VisitFromEmulatorAsync, cancellationToken) : Task.CompletedTask).WaitAsync(Most, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever is wrong, visitors will see it too, and be answered as well as can be.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(fault);
        }

        await server.StartAsync(application, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rehearsal before the start failed; the bot starts all the same.")]
    private partial void LogFailed(Exception fault);
}
