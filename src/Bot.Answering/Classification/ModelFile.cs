namespace Bot.Answering.Classification;

/// <summary>The bytes in which is kept what was learned: the key, a checksum, then phrases, words, index, features and models.</summary>
internal static class ModelFile
{
    private const int Start = LearnedKey.Length + SHA256.HashSizeInBytes;

    public static byte[] Write(byte[] key, LearnedModels learned)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        stream.Position = Start;
        learned.Phrases.Write(writer);
        writer.WriteArray<ulong>(learned.Verbatim);
        Write(writer, learned.Words);
        learned.Index.Write(writer);
        writer.WriteArray<ulong>(learned.Features);
        learned.Passages.Write(writer);
        learned.Danger.Write(writer);
        writer.Flush();
        var bytes = stream.ToArray();
        key.CopyTo(bytes, 0);
        SHA256.HashData(bytes.AsSpan(Start), bytes.AsSpan(LearnedKey.Length));
        return bytes;
    }

    /// <summary>What was kept, and its key; null when the bytes are of another version, or not as they were written.</summary>
    /// <param name="file">Read twice, so that nothing is made of bytes before all of them are known to be right.</param>
    /// <exception cref="IOException">It cannot be read, or ends too soon.</exception>
    public static (byte[] Key, LearnedModels Learned)? Read(Stream file)
    {
        var head = new byte[Start];
        file.ReadExactly(head);
        if (!LearnedKey.IsOfThisVersion(head) || !SHA256.HashData(file).AsSpan().SequenceEqual(head.AsSpan(LearnedKey.Length)))
        {
            return null;
        }

        file.Position = Start;
        using var reader = new BinaryReader(file);
        return (
            head[..LearnedKey.Length],
            new LearnedModels(ConceptPhraseSet.Read(reader), reader.ReadArray<ulong>(), ReadWords(reader), BuiltIndex.Read(reader), reader.ReadArray<ulong>(), MessageClassifier.Read(reader), DangerModels.Read(reader)));
    }

    private static void Write(BinaryWriter writer, LearnedWords words)
    {
        writer.Write(words.Counts.Count);
        foreach (var (word, count) in words.Counts)
        {
            writer.Write(word);
            writer.Write(count);
            writer.Write(words.InEnglish.GetValueOrDefault(word));
            writer.Write(words.Stems.GetValueOrDefault(word, ""));
        }

        words.Near.Write(writer);
    }

    private static LearnedWords ReadWords(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var counts = new Dictionary<string, int>(count, StringComparer.Ordinal);
        var inEnglish = new Dictionary<string, int>(count, StringComparer.Ordinal);
        var stems = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            var word = reader.ReadString();
            counts.Add(word, reader.ReadInt32());
            inEnglish.Add(word, reader.ReadInt32());
            if (reader.ReadString() is { Length: > 0 } stem)
            {
                stems.Add(word, stem);
            }
        }

        return new LearnedWords(counts, inEnglish, stems, NearWords.Read(reader, [.. counts.Keys]));
    }
}
