namespace Bot.Testing;

/// <summary>Waits for another process, which tells nobody when it is ready.</summary>
public static class Polling
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is yes; throws when that takes too long.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limits.Hang);
        using var timer = new PeriodicTimer(Period);
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
