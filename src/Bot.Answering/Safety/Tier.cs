namespace Bot.Answering.Safety;

/// <summary>How pressing a kind of danger is; the order is the one in which kinds are answered when a message shows several.</summary>
public enum Tier
{
    /// <summary>Suicide, self-harm, or fear of harming somebody.</summary>
    Crisis,

    /// <summary>Call an ambulance now.</summary>
    Emergency,

    /// <summary>Abuse, assault, misconduct, neglect.</summary>
    Safeguarding,

    /// <summary>To be seen by a health professional today.</summary>
    SameDay,

    /// <summary>Sadness, loneliness, despair without a sign of danger.</summary>
    LowMood,

    /// <summary>A condition for which massage needs a doctor's yes; added to whatever is answered.</summary>
    Caution,
}
