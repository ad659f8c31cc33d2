namespace Bot.Web;

/// <summary>Sends an asset in the smallest form that the browser takes, or nothing when the browser has it already.</summary>
internal static class AssetResponse
{
    /// <summary>For addresses that hold the hash of what they lead to.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Kept, but asked for again each time.</summary>
    public const string Revalidated = "no-cache";

    public static IResult Cached(WebAsset asset, HttpContext context, string caching)
    {
        var headers = context.Response.Headers;
        headers[HeaderNames.CacheControl] = caching;
        // The tag is weak because it stands for the content in all its forms.
        return Results.Bytes(Negotiated(asset, context), asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\"", isWeak: true));
    }

    /// <summary>For a page that is different each time, and so has no tag.</summary>
    public static IResult Once(WebAsset asset, HttpContext context)
    {
        context.Response.Headers[HeaderNames.CacheControl] = Revalidated;
        return Results.Bytes(Negotiated(asset, context), asset.ContentType);
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
