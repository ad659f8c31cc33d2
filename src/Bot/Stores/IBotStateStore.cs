using Microsoft.Bot.Builder;

namespace Bot.Stores;

/// <summary>Keeps the records of conversations, and nothing else; they do not stay for ever.</summary>
internal interface IBotStateStore : IStorage
{
    /// <summary>Deletes what was not written since; returns how much. A store that lets things expire by itself has nothing to do.</summary>
    Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
