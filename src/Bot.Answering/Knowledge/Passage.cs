namespace Bot.Answering.Knowledge;

/// <summary>What is indexed, cited and shown: one heading of a topic file, which answers one thing a visitor asks.</summary>
public sealed record Passage
{
    public required string Id { get; init; }

    /// <summary>The question the passage answers; also shown as a suggestion.</summary>
    public required string Heading { get; init; }

    public required string Topic { get; init; }

    /// <summary>Ids of the source's claims that the text restates, such as <c>C16</c>.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    public required DoctorReplyPolicy DoctorReply { get; init; }

    /// <summary>
    /// It answers whatever condition a visitor names: one that nothing in the knowledge speaks of does not put the
    /// question out of its scope.
    /// </summary>
    public bool AnyCondition { get; init; }

    /// <summary>Ids of passages offered as suggestions.</summary>
    public required IReadOnlyList<string> Related { get; init; }

    /// <summary>Markdown, shown as it stands.</summary>
    public required string Text { get; init; }

    /// <summary>Markdown of the editor's note, which is never parted from <see cref="Text"/>; empty when the claims are undisputed.</summary>
    public required string EditorsNote { get; init; }

    /// <summary>Title of the source and the section of it that is restated.</summary>
    public required string Source { get; init; }

    /// <summary>Alternate questions: indexed and learned from, never shown.</summary>
    public required IReadOnlyList<string> AskedAs { get; init; }
}
