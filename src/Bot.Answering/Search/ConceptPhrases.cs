namespace Bot.Answering.Search;

/// <summary>Finds the phrases of the concept lexicon among stems: of overlapping ones the leftmost, then the longest.</summary>
internal sealed class ConceptPhrases
{
    private readonly Node _root = new();

    /// <param name="phrase">Stems.</param>
    /// <param name="concept">What they mean; a phrase may mean several things.</param>
    public void Add(IReadOnlyList<string> phrase, string concept)
    {
        var node = _root;
        foreach (var stem in phrase)
        {
            node = node.Next.TryGetValue(stem, out var next) ? next : node.Next[stem] = new Node();
        }

        if (phrase.Count > 0 && !node.Concepts.Contains(concept))
        {
            node.Concepts.Add(concept);
        }
    }

    /// <summary>What the phrase that begins here means; nothing when none does.</summary>
    /// <param name="stems">All stems of the message.</param>
    /// <param name="start">Where the phrase is to begin.</param>
    /// <param name="length">Stems of the phrase; 1 when there is none.</param>
    public IReadOnlyList<string> At(IReadOnlyList<string> stems, int start, out int length)
    {
        IReadOnlyList<string> concepts = [];
        length = 1;
        var node = _root;
        for (var i = start; i < stems.Count && node.Next.TryGetValue(stems[i], out var next); i++)
        {
            node = next;
            if (node.Concepts.Count > 0)
            {
                concepts = node.Concepts;
                length = i + 1 - start;
            }
        }

        return concepts;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<string> Concepts { get; } = [];
    }
}
