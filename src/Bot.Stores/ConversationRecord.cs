using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answering;
using Microsoft.Bot.Builder;

namespace Bot.Stores;

/// <summary>What is remembered of a conversation. A turn that a crash has cut off is run again, and must then find what it found at first.</summary>
internal sealed class ConversationRecord : IStoreItem
{
    /// <summary>The version that was read; null in a record that was not.</summary>
    [JsonIgnore]
    public string? ETag { get; set; }

    /// <summary>The greeting was given, or a message came first and made it late.</summary>
    public bool Greeted { get; set; }

    public string? GreetedIn { get; set; }

    /// <summary>What the next question is answered with in mind. A new object each time: the store's reader fills in the one it finds here, which must be nobody else's.</summary>
    public AnswerContext Context { get; set; } = new();

    /// <summary>The turn that <see cref="Context"/> comes from.</summary>
    public string? AnsweredIn { get; set; }

    /// <summary>What that turn was answered with in mind.</summary>
    public AnswerContext ContextBefore { get; set; } = new();

    /// <summary>A message has shown danger or distress: nothing of the conversation is kept for review.</summary>
    public bool HasShownDanger { get; set; }

    public bool HasAnswered(string? turn) => IsSame(turn, AnsweredIn);

    public AnswerContext ContextFor(string? turn) => HasAnswered(turn) ? ContextBefore : Context;

    public bool Answer(string? turn, AnswerContext next, bool showsDanger = false)
    {
        ContextBefore = ContextFor(turn);
        HasShownDanger |= showsDanger;
        (Greeted, AnsweredIn, Context) = (true, turn, next);
        return true;
    }

    /// <summary>Notes that a turn greets; false when another has done so.</summary>
    public bool Greet(string? turn)
    {
        if (Greeted && !IsSame(turn, GreetedIn))
        {
            return false;
        }

        (Greeted, GreetedIn) = (true, turn);
        return true;
    }

    private static bool IsSame(string? turn, string? other) => turn is not null && turn == other;
}

/// <summary>How the record of a conversation becomes JSON and comes back, and when it may not be written.</summary>
/// <remarks>
/// By reflection: a generated reader would put null in place of the defaults of what an older record does not have.
/// </remarks>
internal static class StateJson
{
    /// <summary>The version of a record that overwrites whatever is stored.</summary>
    public const string AnyETag = "*";

    public static (string Json, string ETag) Serialize(object value) =>
        (JsonSerializer.Serialize((ConversationRecord)value), Guid.NewGuid().ToString("n"));

    public static ConversationRecord Deserialize(string json, string eTag)
    {
        var record = JsonSerializer.Deserialize<ConversationRecord>(json)!;
        record.ETag = eTag;
        return record;
    }

    public static bool IsConflict(object value, string? stored) => RequiredETag(value) is var required && required != AnyETag && required != (stored ?? "");

    /// <summary>The version that must be stored for a record to be written: a star for any or none, empty for none, because a record without a version was made when there was none.</summary>
    public static string RequiredETag(object value) => ((ConversationRecord)value).ETag ?? "";

    public static InvalidOperationException Conflict() => new("Etag conflict: the state was changed since it was read.");
}

/// <summary>Keeps the records of conversations, and nothing else; they do not stay for ever.</summary>
internal interface IBotStateStore : IStorage
{
    /// <summary>Deletes what was not written since; returns how much. A store that lets things expire by itself has nothing to do.</summary>
    Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
