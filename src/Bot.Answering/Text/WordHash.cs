namespace Bot.Answering.Text;

/// <summary>FNV-1a, letter by letter: the hash of a word's beginning is on the way to that of the word.</summary>
/// <remarks>Unlike <see cref="string.GetHashCode()"/> it is the same in every run.</remarks>
internal static class WordHash
{
    public const ulong Empty = 14695981039346656037UL;

    public static ulong Add(ulong hash, char letter) => (hash ^ letter) * 1099511628211UL;

    public static ulong Of(ReadOnlySpan<char> word) => Of(word, Empty);

    /// <param name="seed">What to begin with, so that equal words of different kinds differ.</param>
    public static ulong Of(ReadOnlySpan<char> word, ulong seed)
    {
        var hash = seed;
        foreach (var letter in word)
        {
            hash = Add(hash, letter);
        }

        return hash;
    }
}
