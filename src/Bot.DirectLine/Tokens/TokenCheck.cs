namespace Bot.DirectLine.Tokens;

/// <summary>What became of checking a token.</summary>
/// <param name="State">What it is good for.</param>
/// <param name="Token">What it says; null when it is invalid.</param>
internal sealed record TokenCheck(TokenState State, ConversationToken? Token)
{
    public static TokenCheck Invalid { get; } = new(TokenState.Invalid, null);
}
