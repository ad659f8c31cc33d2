namespace Bot.Answering.Safety;

/// <summary>A warning sign that is answered with an urgent reply before anything else.</summary>
public sealed record RedFlag
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required RedFlagTier Tier { get; init; }

    /// <summary>Id of the reply in <c>knowledge/safety/urgent-replies.md</c>.</summary>
    public required string Reply { get; init; }

    public required string Source { get; init; }

    public required IReadOnlyList<SignPattern> Signs { get; init; }

    /// <summary>Messages that show the flag.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>Messages that look like it and are not.</summary>
    public required IReadOnlyList<string> LookAlikes { get; init; }
}
