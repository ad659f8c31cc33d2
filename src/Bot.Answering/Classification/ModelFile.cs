using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Bot.Answering.Classification;

/// <summary>The bytes that models are kept in: the key, a checksum, then features and models.</summary>
internal static class ModelFile
{
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int Start = 2 * HashLength;

    public static byte[] Write(byte[] key, LearnedModels learned)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        stream.Position = Start;
        var features = learned.Features.Features;
        writer.Write(features.Length);
        writer.Write(MemoryMarshal.AsBytes(features.AsSpan()));
        writer.Write(learned.Models.Count);
        foreach (var model in learned.Models)
        {
            model.Write(writer);
        }

        writer.Flush();
        var bytes = stream.ToArray();
        key.CopyTo(bytes, 0);
        SHA256.HashData(bytes.AsSpan(Start), bytes.AsSpan(HashLength));
        return bytes;
    }

    /// <summary>Null when the bytes are of another key, or not as they were written.</summary>
    public static LearnedModels? Read(byte[] bytes, byte[] key, FeatureTerms terms)
    {
        if (bytes.Length < Start
            || !bytes.AsSpan(0, HashLength).SequenceEqual(key)
            || !SHA256.HashData(bytes.AsSpan(Start)).AsSpan().SequenceEqual(bytes.AsSpan(HashLength, HashLength)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Start, bytes.Length - Start));
        var features = new ulong[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(features.AsSpan()));
        var models = new LogisticRegression[reader.ReadInt32()];
        for (var i = 0; i < models.Length; i++)
        {
            models[i] = LogisticRegression.Read(reader);
        }

        return new LearnedModels(new FeatureExtractor(terms, features), models);
    }
}
