namespace Bot.Stores.Faults;

/// <summary>Uses a store, or something else when it cannot be used.</summary>
/// <param name="health">Shared by all that is kept in the same place.</param>
/// <param name="reason">Tells a failure of the store, by the word that operators get, from any other.</param>
/// <param name="patience">How long callers are told to try again before something else is used.</param>
internal sealed class GuardedStore(StoreHealth health, Func<Exception, string?> reason, TimeSpan patience)
{
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
}
