using StackExchange.Redis;

namespace Bot.Stores.Redis;

/// <summary>
/// The keys of a conversation. All carry the same hash tag, so that a cluster keeps them on one node, where a script
/// can change them together.
/// </summary>
internal sealed class RedisKeys
{
    public RedisKeys(string prefix, string conversationId)
    {
        // An id with a closing brace would end the tag early.
        var tag = conversationId.Replace("%", "%25", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);
        All =
        [
            $"{prefix}{{{tag}}}:conversation",
            $"{prefix}{{{tag}}}:activities",
            $"{prefix}{{{tag}}}:turns",
            $"{prefix}{{{tag}}}:sent",
            $"{prefix}{{{tag}}}:sent-order",
        ];
    }

    /// <summary>In the order in which the scripts take them: conversation, activities, open turns, ids of clients, their order.</summary>
    public RedisKey[] All { get; }

    public RedisKey Conversation => All[0];
}
