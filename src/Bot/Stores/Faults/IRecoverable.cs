namespace Bot.Stores.Faults;

/// <summary>Something that was kept elsewhere while its store could not be used.</summary>
internal interface IRecoverable
{
    /// <summary>Finds out whether the store can be used again, and gives back what belongs there.</summary>
    Task RecoverAsync(CancellationToken cancellationToken);
}
