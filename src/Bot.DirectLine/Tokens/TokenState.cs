namespace Bot.DirectLine.Tokens;

/// <summary>What a token is good for.</summary>
internal enum TokenState
{
    /// <summary>Not ours, or damaged.</summary>
    Invalid,

    /// <summary>Good for everything in its conversation.</summary>
    Valid,

    /// <summary>Expired, but can still be exchanged for a new one.</summary>
    Resumable,

    /// <summary>Expired for good.</summary>
    Expired,
}
