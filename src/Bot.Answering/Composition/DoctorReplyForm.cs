namespace Bot.Answering.Composition;

/// <summary>Whether the doctor reply is appended, how long, and in which language besides English.</summary>
/// <param name="IsDue">It is appended whatever is shown.</param>
/// <param name="Language">The language other than English that it is given in.</param>
/// <param name="IsBeyondDoubt">Nothing in the message calls for it.</param>
/// <param name="IsKnown">It was given in full in this conversation, so that its short form will do.</param>
internal readonly record struct DoctorReplyForm(bool IsDue, SafetyLanguage? Language = null, bool IsBeyondDoubt = false, bool IsKnown = false)
{
    /// <summary>Due as well when the passage itself makes it so.</summary>
    public DoctorReplyForm OrWhen(bool due) => this with { IsDue = IsDue || due };

    public static DoctorReplyForm NotDue { get; } = new(IsDue: false);

    public static DoctorReplyForm Due { get; } = new(IsDue: true);
}
