namespace Bot.Benchmarks.Load;

/// <summary>What a run of the load driver measured.</summary>
internal sealed record LoadReport
{
    public required string Mode { get; init; }

    public required int Connections { get; init; }

    public required int Requests { get; init; }

    /// <summary>Requests without a reply in time, or refused.</summary>
    public required int Failures { get; init; }

    public required double RequestsPerSecond { get; init; }

    public required double P50Ms { get; init; }

    public required double P90Ms { get; init; }

    public required double P99Ms { get; init; }

    /// <summary>CPU time of the process that listens, user and system; null where it cannot be read.</summary>
    public required double? ServerCpuMsPerRequest { get; init; }

    /// <summary>Resident memory of that process at the end.</summary>
    public required double? ServerResidentMb { get; init; }
}
