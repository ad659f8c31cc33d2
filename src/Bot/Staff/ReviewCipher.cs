namespace Bot.Staff;

/// <summary>
/// Encrypts questions kept for review, so that whoever has the store but not <c>Staff:Key</c> reads nothing. The same
/// text always becomes the same, because equal questions are counted together without being read.
/// </summary>
internal sealed class ReviewCipher(string secret)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    // Longer texts say less of themselves by their length.
    private const int Step = 64;

    // The first half makes nonces, the second encrypts.
    private readonly byte[] _keys = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 64, info: "review"u8.ToArray());

    public string Encrypt(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        Array.Resize(ref plain, (plain.Length / Step * Step) + Step);
        var sealedText = new byte[NonceLength + TagLength + plain.Length];
        // Made of the text itself, so that no two texts share one.
        var nonce = HMACSHA256.HashData(_keys.AsSpan(0, 32), plain).AsSpan(0, NonceLength);
        nonce.CopyTo(sealedText);
        using var aes = new AesGcm(_keys.AsSpan(32), TagLength);
        aes.Encrypt(nonce, plain, sealedText.AsSpan(NonceLength + TagLength), sealedText.AsSpan(NonceLength, TagLength));
        return Convert.ToBase64String(sealedText);
    }

    /// <summary>The text; null when it was encrypted with another secret.</summary>
    public string? Decrypt(string encrypted)
    {
        var sealedText = Convert.FromBase64String(encrypted);
        var plain = new byte[sealedText.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_keys.AsSpan(32), TagLength);
        try
        {
            aes.Decrypt(sealedText.AsSpan(0, NonceLength), sealedText.AsSpan(NonceLength + TagLength), sealedText.AsSpan(NonceLength, TagLength), plain);
            return Encoding.UTF8.GetString(plain).TrimEnd('\0');
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
