using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bot.Answering.Search.Indexing;

namespace Bot.Answering.Search.Storage;

/// <summary>Names an index by all that went into it: equal keys, equal index.</summary>
internal static class IndexKey
{
    /// <summary>To be raised with every change of the analyzer or of what is stored.</summary>
    private const int Format = 1;

    private const int KeyLength = 32;

    public static string Of(IReadOnlyList<IndexEntry> entries, IReadOnlyDictionary<string, IReadOnlyList<string>> concepts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Format);
        foreach (var (concept, words) in concepts)
        {
            Add(hash, concept);
            AddAll(hash, words);
        }

        foreach (var entry in entries)
        {
            Add(hash, entry.Heading);
            Add(hash, entry.Text);
            AddAll(hash, entry.AskedAs);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..KeyLength];
    }

    private static void AddAll(IncrementalHash hash, IReadOnlyList<string> texts)
    {
        Add(hash, texts.Count);
        foreach (var text in texts)
        {
            Add(hash, text);
        }
    }

    // With its length before it, so that no two lists of texts look the same.
    private static void Add(IncrementalHash hash, string text)
    {
        Add(hash, text.Length);
        hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private static void Add(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
