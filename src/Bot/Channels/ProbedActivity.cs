namespace Bot.Channels;

/// <summary>What a body says of itself, as the SDK will read it.</summary>
/// <param name="ServiceUrl">Where it wants its replies.</param>
/// <param name="ChannelId">The channel that it claims to come from.</param>
internal sealed record ProbedActivity(string? ServiceUrl, string? ChannelId);
