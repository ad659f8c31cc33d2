namespace Bot.Reloading;

/// <summary>Puts edited knowledge to use in a running bot; knowledge that cannot be used is reported, and the old stays.</summary>
internal sealed partial class KnowledgeReloader(
    WatchedFolder folder, CurrentEngine engine, IOptions<AnsweringOptions> options, TimeProvider time, ILogger<KnowledgeReloader> logger) : BackgroundService
{
    /// <summary>Between two looks at the folder; a change takes effect after two or three.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    private void Look()
    {
        try
        {
            if (!folder.HasSettledOnAChange())
            {
                return;
            }

            var knowledge = KnowledgeFolder.Load(folder.Path, options.Value);
            engine.Use(knowledge);
            folder.IsRefused = false;
            BotMeters.Reloaded("used");
            LogReloaded(knowledge.Passages.Count);
        }
        catch (KnowledgeException fault)
        {
            folder.IsRefused = true;
            BotMeters.Reloaded("refused");
            foreach (var problem in fault.Problems)
            {
                LogProblem(problem);
            }

            LogKept(fault.Problems.Count);
        }
#pragma warning disable CA1031 // A hosted service that throws stops the host; a file held by an editor must not.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogUnreadable(fault);
            BotMeters.Reloaded("unreadable");
            folder.ReportAgain();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The knowledge was edited and is in use: {Passages} passages.")]
    private partial void LogReloaded(int passages);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private partial void LogProblem(KnowledgeProblem problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The edited knowledge has {Count} problem(s); the knowledge from before stays in use.")]
    private partial void LogKept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The edited knowledge could not be read; the next look tries again.")]
    private partial void LogUnreadable(Exception fault);
}
