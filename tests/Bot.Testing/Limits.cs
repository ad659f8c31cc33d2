namespace Bot.Testing;

/// <summary>How long a test waits before it counts as hung.</summary>
public static class Limits
{
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);
}
