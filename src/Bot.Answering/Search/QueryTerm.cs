using Lucene.Net.Index;

namespace Bot.Answering.Search;

/// <summary>A term of a question with what it is worth.</summary>
internal sealed class QueryTerm
{
    public required string Text { get; init; }

    /// <summary>How much it counts among the question's terms.</summary>
    public required float Weight { get; init; }

    /// <summary>Inverse document frequency, whichever field it stands in, times <see cref="Weight"/>.</summary>
    public required float Rarity { get; init; }

    /// <summary>What it is worth in a pair, where even a word that says little by itself tells.</summary>
    public float PairRarity => Rarity / Weight;

    /// <summary>Where it stands, by <see cref="IndexFields.All"/>; null where it does not.</summary>
    public required TermContext?[] Places { get; init; }

    /// <summary>Worth of a hit, by <see cref="IndexFields.All"/>.</summary>
    public required float[] Worth { get; init; }

    /// <summary>Documents to look at for it, over all fields.</summary>
    public int Postings => Places.Sum(place => place?.DocFreq ?? 0);
}
