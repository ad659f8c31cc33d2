namespace Bot.Answering.Safety;

/// <summary>Whom to call in a country, as a visitor reads it; each for the clinic to confirm.</summary>
public sealed record CountryNumbers
{
    public required string Emergency { get; init; }

    public required string SameDay { get; init; }

    public required string Crisis { get; init; }

    public required string Abuse { get; init; }

    public required string Child { get; init; }

    public required string Poison { get; init; }
}
