using Bot.Testing;

namespace Bot.BrowserTests;

/// <summary>Waits for what no event tells of.</summary>
internal static class Poll
{
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Limits.Hang);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isSo())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
