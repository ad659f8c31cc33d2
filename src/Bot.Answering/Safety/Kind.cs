namespace Bot.Answering.Safety;

/// <summary>A kind of danger: a section of a file in <c>knowledge/safety/kinds/</c>.</summary>
public sealed record Kind
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>Id of the reply in <c>knowledge/safety/urgent-replies.md</c>.</summary>
    public required string Reply { get; init; }

    public required string Source { get; init; }

    /// <summary>The advice is repeated until the visitor says that it was an error or is sorted.</summary>
    public required bool Stands { get; init; }

    /// <summary>What fires by itself, wherever it stands in a message.</summary>
    public required IReadOnlyList<SignPattern> Always { get; init; }

    /// <summary>What fires by itself in messages of other languages, whose few words tell less: concepts alone.</summary>
    public required IReadOnlyList<SignPattern> AlwaysElsewhere { get; init; }

    /// <summary>Sentences with places that several words can take; every combination shows the kind.</summary>
    public required IReadOnlyList<Grid> Grids { get; init; }

    /// <summary>Messages that show the kind.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>Messages that look like it and are not.</summary>
    public required IReadOnlyList<string> LookAlikes { get; init; }

    /// <summary>It is answered in place of a passage, and stands in the way of any other answer.</summary>
    public bool IsAlarm => Tier < Tier.LowMood;

    /// <summary>Both are of the body, of crisis or of abuse, so that one may be the other in other words.</summary>
    public bool IsLike(Kind other) => Tier == other.Tier || (IsOfBody && other.IsOfBody);

    private bool IsOfBody => Tier is Tier.Emergency or Tier.SameDay;
}
