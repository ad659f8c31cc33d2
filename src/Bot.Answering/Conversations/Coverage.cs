namespace Bot.Answering.Conversations;

/// <summary>What of the knowledge no conversation has reached.</summary>
/// <param name="Passages">Ids of passages.</param>
/// <param name="Kinds">Ids of kinds of danger and of conditions.</param>
/// <param name="Replies">Ids of replies.</param>
public sealed record Coverage(IReadOnlyList<string> Passages, IReadOnlyList<string> Kinds, IReadOnlyList<string> Replies)
{
    // Wordings that are the whole of a reply by themselves.
    private static readonly string[] Wordings =
        [ReplyIds.NothingFound, ReplyIds.TooLong, ReplyIds.NotText, ReplyIds.SecondMiss, ReplyIds.EnglishOnly, ReplyIds.NoneOfThese, ReplyIds.NoReason, ReplyIds.NoMore, SafetyReplyIds.Resolved];

    /// <summary>Ids of the replies that a conversation can reach.</summary>
    public static IReadOnlyList<string> ReachableReplies(KnowledgeBase knowledge) =>
        [.. knowledge.FixedReplies.Select(reply => reply.Id), .. knowledge.Commands.Select(command => command.Kind.ToString()), .. Wordings];

    /// <summary>What none of the answers has reached.</summary>
    public static Coverage Measure(KnowledgeBase knowledge, IReadOnlyCollection<Answer> answers)
    {
        var passages = answers.OfType<SourcedAnswer>().SelectMany(answer => answer.Passages).Select(passage => passage.Id).ToHashSet(StringComparer.Ordinal);
        var kinds = answers.SelectMany(KindsOf).ToHashSet(StringComparer.Ordinal);
        var replies = answers.Select(answer => answer.Reply).ToHashSet(StringComparer.Ordinal);
        return new Coverage(
            [.. knowledge.Passages.Select(passage => passage.Id).Where(id => !passages.Contains(id))],
            [.. knowledge.Safety.Kinds.Select(kind => kind.Id).Where(id => !kinds.Contains(id))],
            [.. ReachableReplies(knowledge).Where(id => !replies.Contains(id))]);
    }

    /// <summary>The kinds that an answer was given for.</summary>
    public static IEnumerable<string> KindsOf(Answer answer) =>
        [.. answer is SafetyAnswer safety ? (string[])[safety.Kind.Id] : [], .. answer.CautionKind is { } caution ? (string[])[caution] : []];
}
