namespace Bot.Hosting;

/// <summary>
/// Waits for the knowledge to be learned, and has one question answered, before the server listens: what runs for the first
/// time is loaded and compiled then, and keeps no visitor waiting.
/// </summary>
internal sealed partial class WarmUp(CurrentEngine engine, ILogger<WarmUp> logger) : IHostedService
{
    /// <summary>Knowledge that cannot be used is thrown here, and stops the start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var learned = await engine.First.WaitAsync(cancellationToken);
        if (learned.CacheProblem is { } problem)
        {
            LogCacheProblem(problem);
        }

        learned.Answer(learned.FirstQuestions is [var first, ..] ? first : learned.Greeting, AnswerContext.Empty);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was learned of the knowledge could not be kept in Answering:CacheFolder, so that the next start learns it again. {Problem}")]
    private partial void LogCacheProblem(string problem);
}
