namespace Bot.Answering.Text;

/// <summary>Known words, each filed under what is left of it less one letter.</summary>
/// <remarks>Two arrays in the order of the hashes: a fifth of the memory of a dictionary, and read from a file as they are.</remarks>
internal sealed class NearWords
{
    private readonly string[] _words;
    private readonly ulong[] _hashes;

    private readonly int[] _numbers;

    private NearWords(string[] words, ulong[] hashes, int[] numbers)
    {
        _words = words;
        _hashes = hashes;
        _numbers = numbers;
    }

    /// <param name="words">Words, in an order that is always the same.</param>
    public static NearWords Of(string[] words, Func<string, bool> isFiled)
    {
        var filed = new List<(ulong Hash, int Number)>(8 * words.Length);
        for (var number = 0; number < words.Length; number++)
        {
            var word = words[number];
            if (!isFiled(word))
            {
                continue;
            }

            for (var i = 0; i < word.Length; i++)
            {
                // Taking out either of two equal neighbours leaves the same.
                if (i == 0 || word[i] != word[i - 1])
                {
                    filed.Add((HashWithout(word, i), number));
                }
            }
        }

        filed.Sort();
        return new NearWords(words, [.. filed.Select(entry => entry.Hash)], [.. filed.Select(entry => entry.Number)]);
    }

    public static NearWords Read(BinaryReader reader, string[] words) => new(words, reader.ReadArray<ulong>(), reader.ReadArray<int>());

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<ulong>(_hashes);
        writer.WriteArray<int>(_numbers);
    }

    /// <summary>Hash of the word less the letter at the index.</summary>
    public static ulong HashWithout(string word, int index) => WordHash.Of(word.AsSpan(index + 1), WordHash.Of(word.AsSpan(0, index)));

    /// <summary>The words filed under the hash; one that two words share by chance brings a word that is far off.</summary>
    public IEnumerable<string> Find(ulong hash)
    {
        var at = Array.BinarySearch(_hashes, hash);
        while (at > 0 && _hashes[at - 1] == hash)
        {
            at--;
        }

        for (; at >= 0 && at < _hashes.Length && _hashes[at] == hash; at++)
        {
            yield return _words[_numbers[at]];
        }
    }
}
