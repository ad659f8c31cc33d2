namespace Bot.Bots;

/// <summary>What is remembered of a conversation.</summary>
internal sealed class ConversationRecord
{
    /// <summary>The greeting was given, or a message came first and made it late.</summary>
    public bool Greeted { get; set; }

    /// <summary>The visitor's last message: a red flag may be spread over two.</summary>
    public string? PreviousQuestion { get; set; }
}
