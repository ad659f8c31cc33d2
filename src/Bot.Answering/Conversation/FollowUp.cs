namespace Bot.Answering.Conversation;

/// <summary>How much of a message is a follow-up.</summary>
internal enum FollowUp
{
    None,

    /// <summary>It begins like one and goes on: "and for hips?".</summary>
    Beginning,

    /// <summary>It is nothing else: "tell me more".</summary>
    Whole,
}
