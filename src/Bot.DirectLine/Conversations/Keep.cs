namespace Bot.DirectLine.Conversations;

/// <summary>How much of a conversation is kept; what is older is dropped.</summary>
/// <param name="Activities">Activities at most.</param>
/// <param name="Bytes">Bytes of their payloads at most, but for the newest <see cref="AtLeast"/>.</param>
/// <param name="ForgetIds">Whether the clients' ids of messages go too.</param>
public readonly record struct Keep(int Activities, long Bytes = Keep.DefaultBytes, bool ForgetIds = false)
{
    /// <summary>Activities kept however large they are: a message and what was said to it.</summary>
    public const int AtLeast = 4;

    /// <summary>A chat of a hundred ordinary answers.</summary>
    public const long DefaultBytes = 512 * 1024;

    public static implicit operator Keep(int activities) => FromInt32(activities);

    public static Keep FromInt32(int activities) => new(activities);
}
