namespace Bot.Answering.Safety;

/// <summary>What the safety rules say of a message, before anything is searched.</summary>
public abstract record SafetyVerdict
{
    private SafetyVerdict()
    {
    }

    /// <summary>Neither a red flag nor pain management.</summary>
    /// <param name="Probability">For staff: how likely it was found that the doctor reply is due all the same.</param>
    public sealed record Clear(float Probability) : SafetyVerdict
    {
        /// <summary>Probability below which there is no doubt left.</summary>
        private const float Doubt = 0.05f;

        /// <summary>Nothing in the message speaks for pain management, so that a reply it was given by mistake does not either.</summary>
        public bool IsBeyondDoubt => Probability < Doubt;
    }

    /// <summary>The doctor reply is due.</summary>
    /// <param name="Reason">For staff: what decided it.</param>
    /// <param name="Language">The language other than English that the message is in.</param>
    public sealed record PainManagement(string Reason, ForeignLanguage? Language = null) : SafetyVerdict;

    /// <summary>An urgent reply is due, and nothing else.</summary>
    /// <param name="Flag">The red flag shown by the message.</param>
    /// <param name="Reason">For staff: what decided it.</param>
    public sealed record Urgent(RedFlag Flag, string Reason) : SafetyVerdict;
}
