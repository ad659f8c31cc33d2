using System.Text.Json;
using Microsoft.Bot.Builder;

namespace Bot.Stores;

/// <summary>How the record of a conversation becomes JSON and comes back, and when it may not be written.</summary>
/// <remarks>
/// By reflection: a generated reader would put null in place of the defaults of what an older record does not have.
/// </remarks>
internal static class StateJson
{
    /// <summary>The version of a record that overwrites whatever is stored.</summary>
    public const string AnyETag = "*";

    /// <summary>The JSON, and the version it will have once it is stored.</summary>
    public static (string Json, string ETag) Serialize(object value) =>
        (JsonSerializer.Serialize((ConversationRecord)value), Guid.NewGuid().ToString("n"));

    public static ConversationRecord Deserialize(string json, string eTag)
    {
        var record = JsonSerializer.Deserialize<ConversationRecord>(json)!;
        record.ETag = eTag;
        return record;
    }

    /// <summary>Whether a record must not be written, because what is stored is not what it was made from.</summary>
    /// <param name="value">The record.</param>
    /// <param name="stored">The version that is stored; null when nothing is.</param>
    public static bool IsConflict(object value, string? stored) => RequiredETag(value) is var required && required != AnyETag && required != (stored ?? "");

    /// <summary>The version that must be stored for a record to be written: a star for any or none, empty for none, because a record without a version was made when there was none.</summary>
    public static string RequiredETag(object value) => ((ConversationRecord)value).ETag ?? "";

    /// <summary>The words by which the SDK's stores report a conflict.</summary>
    public static InvalidOperationException Conflict() => new("Etag conflict: the state was changed since it was read.");
}

/// <summary>Keeps the records of conversations, and nothing else; they do not stay for ever.</summary>
internal interface IBotStateStore : IStorage
{
    /// <summary>Deletes what was not written since; returns how much. A store that lets things expire by itself has nothing to do.</summary>
    Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
