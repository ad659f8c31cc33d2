namespace Bot.Answering.Safety;

/// <summary>What the safety rules say of a message, before anything is searched.</summary>
public sealed record SafetyVerdict
{
    /// <summary>The danger that the message shows, answered before anything else; null when it shows none.</summary>
    public Kind? Kind { get; init; }

    /// <summary>The danger stands in the message as a phrase that always counts.</summary>
    public bool IsByPhrase { get; init; }

    /// <summary>The message is about somebody else than who writes it.</summary>
    public bool IsAboutAnother { get; init; }

    /// <summary>A condition for which massage needs a doctor's yes.</summary>
    public Kind? Caution { get; init; }

    /// <summary>The doctor reply is due.</summary>
    public required bool DoctorReply { get; init; }

    /// <summary>The language other than English that the message is in.</summary>
    public SafetyLanguage? Language { get; init; }

    /// <summary>For staff: how likely it was found to be about pain management.</summary>
    public float Probability { get; init; }

    /// <summary>For staff: how likely it was found to show danger.</summary>
    public float Danger { get; init; }

    /// <summary>For staff: what decided it.</summary>
    public required string Reason { get; init; }

    /// <summary>Nothing in the message speaks for pain management, so that a reply it was given by mistake does not either.</summary>
    public bool IsBeyondDoubt => !DoctorReply && Probability < SafetyThresholds.PainInDoubt;
}
