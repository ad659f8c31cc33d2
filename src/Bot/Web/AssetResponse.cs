namespace Bot.Web;

/// <summary>Sends an asset in the smallest form that the browser takes, or nothing when the browser has it already.</summary>
internal static class AssetResponse
{
    /// <summary>For addresses that hold the hash of what they lead to.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Kept, but asked for again each time.</summary>
    private const string Revalidated = "no-cache";

    // A page that is different each time has no tag.
    public static IResult Send(WebAsset asset, HttpContext context, string caching = Revalidated, bool isTagged = true)
    {
        context.Response.Headers[HeaderNames.CacheControl] = caching;
        // The tag is weak because it stands for the content in all its forms.
        return Results.Bytes(Negotiated(asset, context), asset.ContentType, entityTag: isTagged ? new EntityTagHeaderValue($"\"{asset.Hash}\"", isWeak: true) : null);
    }

    private static byte[] Negotiated(WebAsset asset, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, bytes) in new[] { ("br", asset.Brotli), ("gzip", asset.Gzip) })
        {
            if (accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0))
            {
                headers[HeaderNames.ContentEncoding] = encoding;
                return bytes;
            }
        }

        return asset.Plain;
    }
}
