namespace Bot.Answering.Knowledge;

/// <summary>What a message that no passage answers is about.</summary>
public enum FixedReplyKind
{
    SmallTalk,
    OutOfScope,

    /// <summary>A section of <c>clinic.md</c>.</summary>
    Clinic,
}

/// <summary>A stored reply to small talk, or to a question that the source does not deal with.</summary>
public sealed record FixedReply
{
    /// <summary>Id of the reply to what has nothing to do with the article.</summary>
    public const string OffTopic = "off-topic";

    public required string Id { get; init; }

    public required FixedReplyKind Kind { get; init; }

    public required DoctorReplyPolicy DoctorReply { get; init; }

    /// <summary>Markdown, shown as it stands.</summary>
    public required string Text { get; init; }

    /// <summary>The clinic has filled it in: the answer is its own words.</summary>
    public bool IsFilled { get; init; }

    /// <summary>Places to call, book or go to that are offered with it.</summary>
    public IReadOnlyList<ReplyLink> Links { get; init; } = [];

    /// <summary>It answers small talk, or what has nothing to do with the article.</summary>
    public bool IsIdle => Kind == FixedReplyKind.SmallTalk || Id == OffTopic;

    /// <summary>Example messages: learned from, never shown.</summary>
    public required IReadOnlyList<string> AskedAs { get; init; }
}

/// <summary>A place outside the chat that a reply leads to.</summary>
/// <param name="Kind">Names the words on its button.</param>
/// <param name="Address">An https: address, or a telephone number as a visitor reads it.</param>
public sealed record ReplyLink(ReplyLinkKind Kind, string Address);

/// <summary>What a visitor can do at a place that a reply leads to.</summary>
public enum ReplyLinkKind
{
    Call,
    Book,
    Map,
    Page,
}
