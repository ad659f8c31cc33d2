namespace Bot.Cli;

/// <summary>What a verb returns to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The check or the evaluation failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, configuration or input.</summary>
    public const int Usage = 2;
}
