using Bot.Answering;
using Bot.Answering.Knowledge;
using Bot.Reloading;
using Bot.Telemetry;
using Microsoft.AspNetCore.Hosting.Server;

namespace Bot.Hosting;

/// <summary>
/// Has the bot answer before it listens. What runs for the first time is loaded and compiled then, which takes longer
/// than a hundred answers: here it keeps no visitor waiting.
/// </summary>
/// <param name="engine">Is asked one of its own first questions.</param>
/// <param name="services">Have the knowledge, once it is learned.</param>
/// <param name="configuration">Says whether the Emulator is served.</param>
/// <param name="meters">Count no rehearsal.</param>
/// <param name="logger">Is told of a rehearsal that fails.</param>
internal sealed partial class Rehearsal(CurrentEngine engine, IServiceProvider services, IConfiguration configuration, BotMeters meters, ILogger<Rehearsal> logger)
{
    /// <summary>A store that does not answer must not keep the bot from starting.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <summary>Whatever is wrong with the rehearsal, visitors will see it too, and be answered as well as can be; only the knowledge must be good.</summary>
    public async Task RunAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        meters.IsSilent = true;
        var visitor = new RehearsedVisitor<TContext>(application);

        // What needs no knowledge is tried while that is learned.
        var knocked = Task.Run(visitor.KnockAsync, cancellationToken);
        var learned = await engine.First.WaitAsync(cancellationToken);
        var farewell = services.GetRequiredService<KnowledgeBase>().Commands.First(command => command.Kind == CommandKind.ForgetMe).AskedAs[0];

        // Where channels authenticate, a visitor without their token would only be refused, and the log would say so.
        var servesEmulator = string.IsNullOrEmpty(configuration["MicrosoftAppId"]);
        try
        {
            await Task.WhenAll(
                knocked,
                Task.Run(() => learned.Answer(learned.FirstQuestions[0], AnswerContext.Empty), cancellationToken),
                Task.Run(() => visitor.VisitChannelAsync(farewell), cancellationToken),
                servesEmulator ? Task.Run(() => visitor.VisitFromEmulatorAsync(farewell), cancellationToken) : Task.CompletedTask).WaitAsync(Most, cancellationToken);
        }
#pragma warning disable CA1031 // See above.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(fault);
        }
        finally
        {
            meters.IsSilent = false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rehearsal before the start failed; the bot starts all the same.")]
    private partial void LogFailed(Exception fault);
}
