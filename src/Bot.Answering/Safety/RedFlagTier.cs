namespace Bot.Answering.Safety;

/// <summary>How a red flag is answered; lower values are looked at first.</summary>
public enum RedFlagTier
{
    Crisis,
    Emergency,
    Urgent,
}
