namespace Bot.Stores.Faults;

/// <summary>Uses a store, or something else when it cannot be used.</summary>
/// <param name="health">Shared by all that is kept in the same place.</param>
/// <param name="reason">Tells a failure of the store, by the word that operators get, from any other.</param>
/// <param name="patience">How long callers are told to try again before something else is used.</param>
/// <param name="time">Measures the wait between tries.</param>
internal sealed class GuardedStore(StoreHealth health, Func<Exception, string?> reason, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);

    public bool IsFailing => health.Reason is not null;

    public async Task<T> UseAsync<T>(Func<Task<T>> use, Func<Task<T>> otherwise)
    {
        if (!health.MayTry())
        {
            return await otherwise();
        }

        try
        {
            var result = await use();
            health.Succeeded();
            return result;
        }
        catch (Exception fault) when (reason(fault) is { } why)
        {
            if (!health.Failed(why, fault, patience))
            {
                throw;
            }

            return await otherwise();
        }
    }

    /// <summary>The same for a caller that can wait: the store is tried until it works or patience ends.</summary>
    public async Task<T> UsePatientlyAsync<T>(Func<Task<T>> use, Func<Task<T>> otherwise, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await UseAsync(use, otherwise);
            }
            catch (Exception fault) when (reason(fault) is not null)
            {
                await Task.Delay(Again, time, cancellationToken);
            }
        }
    }
}
