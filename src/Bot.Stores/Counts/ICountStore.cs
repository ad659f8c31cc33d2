namespace Bot.Stores.Counts;

/// <summary>Keeps counts by day, and marks that hold for a day only.</summary>
internal interface ICountStore
{
    /// <summary>Days for which counts are kept.</summary>
    const int KeptDays = 90;

    /// <summary>Adds to what was counted so far.</summary>
    Task AddAsync(IReadOnlyCollection<Count> counts, CancellationToken cancellationToken);

    /// <summary>What was counted from a day on.</summary>
    Task<IReadOnlyList<Count>> ReadAsync(DateOnly from, CancellationToken cancellationToken);

    /// <summary>Sets a mark; false when it was set already.</summary>
    Task<bool> MarkAsync(DateOnly day, string mark, CancellationToken cancellationToken);

    /// <summary>The random number that the marks of a day are made with; replicas get the same.</summary>
    Task<byte[]> SaltAsync(DateOnly day, CancellationToken cancellationToken);

    /// <summary>Deletes counts of days before one, and the marks and salts of days before another, for good.</summary>
    Task DeleteAsync(DateOnly countsBefore, DateOnly marksBefore, CancellationToken cancellationToken);
}

/// <summary>How often something happened on a day.</summary>
/// <param name="Day">The day, by UTC.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Label">Which of its kind; empty where there is but one.</param>
/// <param name="Number">How often.</param>
internal sealed record Count(DateOnly Day, string Name, string Label, long Number);
