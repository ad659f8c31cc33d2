namespace Bot.Answering.Classification;

/// <summary>The bytes in which is kept what was learned: the key, a checksum, then words, index, features and models.</summary>
internal static class ModelFile
{
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int Start = 2 * HashLength;

    public static byte[] Write(byte[] key, LearnedModels learned)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        stream.Position = Start;
        Write(writer, learned.Words);
        learned.Index.Write(writer);
        writer.WriteArray<ulong>(learned.Features);
        learned.Passages.Write(writer);
        learned.Danger.Write(writer);
        writer.Flush();
        var bytes = stream.ToArray();
        key.CopyTo(bytes, 0);
        SHA256.HashData(bytes.AsSpan(Start), bytes.AsSpan(HashLength));
        return bytes;
    }

    /// <summary>Null when the bytes are of another key, or not as they were written.</summary>
    public static LearnedModels? Read(byte[] bytes, byte[] key)
    {
        if (bytes.Length < Start
            || !bytes.AsSpan(0, HashLength).SequenceEqual(key)
            || !SHA256.HashData(bytes.AsSpan(Start)).AsSpan().SequenceEqual(bytes.AsSpan(HashLength, HashLength)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Start, bytes.Length - Start));
        return new LearnedModels(ReadWords(reader), BuiltIndex.Read(reader), reader.ReadArray<ulong>(), MessageClassifier.Read(reader), DangerModels.Read(reader));
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
