namespace Bot.DirectLine.Conversations;

/// <summary>An activity of the visitor's to be appended.</summary>
/// <param name="Id">Its id, given by the channel.</param>
/// <param name="ClientId">The client's own id, which tells a repeated message; null when the client gave none.</param>
/// <param name="Payload">As in <see cref="StoredActivity.Payload"/>.</param>
/// <param name="At">When it came in, which is also when the conversation was last used.</param>
public sealed record NewActivity(string Id, string? ClientId, string Payload, DateTimeOffset At);
