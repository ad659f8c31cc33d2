namespace Bot.Benchmarks.Retrieval;

/// <summary>How fast a collection was indexed and its queries answered.</summary>
internal sealed record RetrievalReport
{
    public required int Documents { get; init; }

    public required double IndexSeconds { get; init; }

    public required double DocumentsPerSecond { get; init; }

    public required int Queries { get; init; }

    /// <summary>Queries that found nothing.</summary>
    public required int QueriesWithoutHit { get; init; }

    public required double QueriesPerSecond { get; init; }

    public required double QueryP50Ms { get; init; }

    public required double QueryP90Ms { get; init; }

    public required double QueryP99Ms { get; init; }

    public required double PeakMemoryMb { get; init; }
}
