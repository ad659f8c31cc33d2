namespace Bot.DirectLine.Conversations;

/// <summary>A visitor's conversation.</summary>
/// <param name="Id">Unguessable and safe in a URL.</param>
/// <param name="UserId">The visitor, who is the only user in it.</param>
/// <param name="Locale">Language the client asked for; null when it did not say.</param>
/// <param name="StartedAt">When it was started.</param>
public sealed record Conversation(string Id, string UserId, string? Locale, DateTimeOffset StartedAt);
