namespace Bot.DirectLine.Tokens;

/// <summary>What a token says: one visitor in one conversation.</summary>
public sealed record ConversationToken(string ConversationId, string UserId)
{
    /// <summary>The only pages that may use it; empty for all that may call.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];
}
