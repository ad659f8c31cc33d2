namespace Bot.Answering.Knowledge;

/// <summary>A place outside the chat that a reply leads to.</summary>
/// <param name="Kind">Names the words on its button.</param>
/// <param name="Address">An https: address, or a telephone number as a visitor reads it.</param>
public sealed record ReplyLink(ReplyLinkKind Kind, string Address);
