namespace Bot.Answering.Conversation;

/// <summary>
/// The dangers that a conversation has shown and that nobody has called off, in the order in which they were shown: at most one
/// of the body, one of crisis and one of abuse. Who calls one off means the last: "sorry, my boss is killing me" after a
/// stroke says nothing of the stroke.
/// </summary>
internal sealed class StandingAdvice
{
    private static readonly StandingAdvice None = new([]);

    private readonly IReadOnlyList<Kind> _kinds;

    private StandingAdvice(IReadOnlyList<Kind> kinds)
    {
        _kinds = kinds;
        Kinds = [.. kinds.OrderBy(kind => kind.Tier)];
    }

    /// <summary>Those that stand, the most pressing first.</summary>
    public IReadOnlyList<Kind> Kinds { get; }

    /// <summary>What stands in a conversation; a kind that the knowledge no longer has does not.</summary>
    public static StandingAdvice Read(AnswerContext context, KnowledgeBase knowledge) => context.Standing is null ? None
        : new([.. context.StandingBefore.Append(context.Standing).Select(knowledge.FindKind).OfType<Kind>()]);

    /// <summary>A danger was shown: a less pressing one does not end the advice on a graver one.</summary>
    public StandingAdvice Raise(Kind kind) => !kind.Stands ? this
        : new([.. _kinds.Where(other => !other.IsLike(kind)), _kinds.Where(other => other.IsLike(kind)).Append(kind).MinBy(other => other.Tier)!]);

    /// <summary>The last one was called off.</summary>
    public StandingAdvice CallOff() => new([.. _kinds.SkipLast(1)]);

    /// <summary>The context with what stands.</summary>
    public AnswerContext Keep(AnswerContext context) => _kinds.Count == 0 && context.Standing is null ? context : context with { Standing = _kinds.Count == 0 ? null : _kinds[^1].Id, StandingBefore = [.. _kinds.SkipLast(1).Select(kind => kind.Id)] };
}
