using Microsoft.AspNetCore.Http;

namespace Bot.DirectLine.Tokens;

/// <summary>Who calls: the visitor of a conversation, or somebody to be refused.</summary>
/// <param name="Token">The visitor; null when the call is refused.</param>
/// <param name="Refusal">The answer to be given instead of a result.</param>
internal sealed record Caller(ConversationToken? Token, IResult? Refusal)
{
    public static Caller Refused(IResult refusal) => new(null, refusal);
}
