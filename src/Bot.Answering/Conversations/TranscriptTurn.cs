namespace Bot.Answering.Conversations;

/// <summary>What a visitor said, and what the bot answered then.</summary>
public sealed record TranscriptTurn(string Says, string Answer);
