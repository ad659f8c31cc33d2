namespace Bot.DirectLine.Conversations;

/// <summary>An activity as a conversation keeps it.</summary>
/// <param name="Sequence">Its place, from 1 upwards; also the watermark of those who have seen it.</param>
/// <param name="Payload">The activity as JSON, written by <see cref="ActivityPayload"/>; opaque to a store.</param>
public sealed record StoredActivity(long Sequence, string Payload);
