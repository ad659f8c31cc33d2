using System.IO.Compression;

namespace Bot.Web;

/// <summary>A file as it is sent: plain, compressed in two ways, and with a tag that changes when it does.</summary>
internal sealed record WebAsset(string ContentType, byte[] Plain, byte[] Brotli, byte[] Gzip)
{
    /// <summary>Starts the hash of the content; long enough that two versions never share it.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Plain).AsSpan(0, 8));

    public static WebAsset Create(string contentType, string text) => Create(contentType, Encoding.UTF8.GetBytes(text));

    public static WebAsset Create(string contentType, byte[] plain) =>
        new(contentType, plain, Compress(plain, stream => new BrotliStream(stream, CompressionLevel.Optimal)), Compress(plain, stream => new GZipStream(stream, CompressionLevel.Optimal)));

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressor)
    {
        using var compressed = new MemoryStream();
        using (var stream = compressor(compressed))
        {
            stream.Write(plain);
        }

        return compressed.ToArray();
    }
}
