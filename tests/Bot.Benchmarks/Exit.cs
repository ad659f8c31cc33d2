namespace Bot.Benchmarks;

/// <summary>What a command returns to the shell.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>A benchmark or a gate failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or input.</summary>
    public const int Usage = 2;
}
