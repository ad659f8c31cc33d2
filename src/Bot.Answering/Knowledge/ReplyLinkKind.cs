namespace Bot.Answering.Knowledge;

/// <summary>What a visitor can do at a place that a reply leads to.</summary>
public enum ReplyLinkKind
{
    Call,
    Book,
    Map,
    Page,
}
