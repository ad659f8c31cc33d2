namespace Bot.Answering.Text;

/// <summary>Counts the words of texts.</summary>
internal static class WordCounts
{
    /// <summary>How often each word stands in the texts, in the order in which words are met.</summary>
    public static Dictionary<string, int> Of(IEnumerable<Token[]> texts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in texts.SelectMany(words => words))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, token.Text, out _)++;
        }

        return counts;
    }
}
