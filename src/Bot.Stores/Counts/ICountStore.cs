namespace Bot.Stores.Counts;

/// <summary>Keeps counts by day, and marks that hold for a day only.</summary>
internal interface ICountStore
{
    const int KeptDays = 90;

    Task AddAsync(IReadOnlyCollection<Count> counts, CancellationToken cancellationToken);

    Task<IReadOnlyList<Count>> ReadAsync(DateOnly from, CancellationToken cancellationToken);

    /// <summary>Sets a mark; false when it was set already.</summary>
    Task<bool> MarkAsync(DateOnly day, string mark, CancellationToken cancellationToken);

    /// <summary>The random number that the marks of a day are made with; replicas get the same.</summary>
    Task<byte[]> SaltAsync(DateOnly day, CancellationToken cancellationToken);

    /// <summary>Deletes counts of days before one, and the marks and salts of days before another, for good.</summary>
    Task DeleteAsync(DateOnly countsBefore, DateOnly marksBefore, CancellationToken cancellationToken);
}

// The day is that of UTC; the label is empty where there is but one.
internal sealed record Count(DateOnly Day, string Name, string Label, long Number);
