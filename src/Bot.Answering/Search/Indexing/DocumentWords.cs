using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Bot.Answering.Search.Indexing;

/// <summary>
/// The terms of every document in their order, as numbers: what the final ranking reads, where an inverted index would
/// have to be asked term by term. Four bytes a word; never changes once filled.
/// </summary>
internal sealed class DocumentWords
{
    private const int HeaderSize = 3 * sizeof(int);

    private readonly int[] _entries;
    private readonly int[] _starts;
    private readonly uint[] _terms;

    /// <param name="entries">Entry of each document; its complement when the document is an alternate question.</param>
    /// <param name="starts">Where each part of each document begins among the terms, and the end.</param>
    /// <param name="terms">Hashes of the terms.</param>
    public DocumentWords(int[] entries, int[] starts, uint[] terms)
    {
        if (starts.Length != (entries.Length * DocumentParts.Count) + 1 || starts[^1] != terms.Length)
        {
            throw new InvalidDataException("The parts do not fit the documents.");
        }

        _entries = entries;
        _starts = starts;
        _terms = terms;
    }

    public int Documents => _entries.Length;

    public int EntryOf(int document) => _entries[document] < 0 ? ~_entries[document] : _entries[document];

    public bool IsQuestion(int document) => _entries[document] < 0;

    public ReadOnlySpan<uint> Part(int document, int part)
    {
        var start = (document * DocumentParts.Count) + part;
        return _terms.AsSpan(_starts[start].._starts[start + 1]);
    }

    public void Save(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        BinaryPrimitives.WriteInt32LittleEndian(header, _entries.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[sizeof(int)..], _starts.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[(2 * sizeof(int))..], _terms.Length);
        stream.Write(header);
        stream.Write(MemoryMarshal.AsBytes<int>(_entries));
        stream.Write(MemoryMarshal.AsBytes<int>(_starts));
        stream.Write(MemoryMarshal.AsBytes<uint>(_terms));
    }

    /// <summary>Reads what <see cref="Save"/> wrote; <see cref="InvalidDataException"/> when it is something else.</summary>
    public static DocumentWords Load(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        stream.ReadExactly(header);
        var entries = BinaryPrimitives.ReadInt32LittleEndian(header);
        var starts = BinaryPrimitives.ReadInt32LittleEndian(header[sizeof(int)..]);
        var terms = BinaryPrimitives.ReadInt32LittleEndian(header[(2 * sizeof(int))..]);
        if (entries < 0 || starts < 0 || terms < 0 || stream.Length != HeaderSize + (((long)entries + starts + terms) * sizeof(int)))
        {
            throw new InvalidDataException("The file of words has the wrong length.");
        }

        return new DocumentWords(Read<int>(stream, entries), Read<int>(stream, starts), Read<uint>(stream, terms));
    }

    private static T[] Read<T>(Stream stream, int count)
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(count);
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
