namespace Bot.DirectLine.Tokens;

/// <summary>What a token says: one visitor in one conversation.</summary>
public sealed record ConversationToken(string ConversationId, string UserId);
