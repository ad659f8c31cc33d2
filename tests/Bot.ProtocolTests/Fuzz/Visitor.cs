namespace Bot.ProtocolTests.Fuzz;

/// <summary>Somebody with a conversation of their own.</summary>
internal sealed record Visitor(string ConversationId, string Token, Uri Stream);
