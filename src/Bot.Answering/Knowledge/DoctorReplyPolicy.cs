namespace Bot.Answering.Knowledge;

/// <summary>Whether a passage by itself makes its question one of pain management.</summary>
public enum DoctorReplyPolicy
{
    /// <summary>Decided from the visitor's words alone.</summary>
    WhenAskedAboutPain,

    /// <summary>
    /// Whoever asks this asks about pain, an injury, a condition or suitability. A fixed reply is also given to messages
    /// that are like nothing known: for those it takes a message that leaves room for doubt.
    /// </summary>
    Always,
}
