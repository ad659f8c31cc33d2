namespace Bot.Reloading;

/// <summary>The engine that answers now; edited knowledge replaces it whole, between two answers.</summary>
internal sealed class CurrentEngine(Func<AnswerEngine> first, IOptions<AnsweringOptions> options, ModelCache cache) : IUrgentMessages, IDisposable
{
    // Read and written whole, on any thread. An engine let go is not disposed: it may still be answering, and it holds
    // nothing but memory.
    private volatile AnswerEngine? _edited;

    /// <summary>The engine of the start, made beside whatever else that does; knowledge that cannot be used is thrown here.</summary>
    public Task<AnswerEngine> First { get; } = Task.Run(first);

    public AnswerEngine Value => _edited ?? First.GetAwaiter().GetResult();

    public void Use(KnowledgeBase knowledge) => Use(new AnswerEngine(knowledge, options.Value, cache));

    /// <summary>Answers from an engine that has learned already, and takes it over.</summary>
    public void Use(AnswerEngine edited) => _edited = edited;

    public bool IsUrgent(string text) => Value.IsDanger(text);

    /// <summary>Disposes of the engine made here; the first one belongs to who gave it.</summary>
    public void Dispose() => _edited?.Dispose();
}

/// <summary>Tells operators when texts wait for a clinician's signature and visitors are shown older ones, or none.</summary>
internal sealed class SignOffCheck(CurrentEngine engine) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(engine.Value.SignOffs is { IsRequired: true } state && state.Waiting.Any() ? HealthCheckResult.Degraded("sign-off-waiting") : HealthCheckResult.Healthy());
}
