using Bot.Answering;

namespace Bot.Bots;

/// <summary>What is remembered of a conversation.</summary>
internal sealed class ConversationRecord
{
    /// <summary>The greeting was given, or a message came first and made it late.</summary>
    public bool Greeted { get; set; }

    /// <summary>What the next question is answered with in mind.</summary>
    public AnswerContext Context { get; set; } = AnswerContext.Empty;
}
