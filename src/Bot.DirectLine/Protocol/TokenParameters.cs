namespace Bot.DirectLine.Protocol;

/// <summary>
/// What the body of a start or of <c>tokens/generate</c> asks for; one that cannot be read asks for nothing. Names are
/// taken in either case, as Microsoft's service takes them.
/// </summary>
/// <param name="Locale">The visitor's language.</param>
/// <param name="UserId">The visitor's id.</param>
/// <param name="Origins">The pages that may use the token; empty for all that may call.</param>
/// <param name="Fault">What cannot be granted, for a caller who would rely on it; null when all can.</param>
internal sealed record TokenParameters(string? Locale, string? UserId, IReadOnlyList<string> Origins, string? Fault)
{
    /// <summary>Longest language tag looked at.</summary>
    private const int MaxLocale = 35;

    /// <summary>Longest user id or origin.</summary>
    private const int MaxText = 256;

    private const int MaxOrigins = 20;

    public static TokenParameters None { get; } = new(null, null, [], null);

    public static TokenParameters Read(byte[] body)
    {
        if (body.Length == 0 || JsonBody.Read(body) is not { } asked)
        {
            return None with { Fault = body.Length == 0 ? null : "The body is not a JSON object." };
        }

        var (id, sites) = (Find(Find(asked, "user") as JObject, "id"), Find(asked, "trustedOrigins"));
        var (user, origins) = (Text(id, MaxText), Sites(sites));
        var fault = id is not null && user is null ? $"user.id must be a text of 1 to {MaxText} characters."
            : sites is not null && origins is null ? $"trustedOrigins must be a list of at most {MaxOrigins} origins, such as https://clinic.example."
            : null;
        return new TokenParameters(Text(Find(asked, "locale"), MaxLocale), user, origins ?? [], fault);
    }

    private static string[]? Sites(JToken? list)
    {
        var sites = (list as JArray)?.Select(site => Text(site, MaxText)?.TrimEnd('/') ?? "").ToArray();
        return sites?.Length <= MaxOrigins && Array.TrueForAll(sites, DirectLineOptions.IsOrigin) ? sites : null;
    }

    private static string? Text(JToken? value, int longest) =>
        value is JValue { Value: string { Length: > 0 } text } && text.Length <= longest ? text : null;

    private static JToken? Find(JObject? from, string name) =>
        from?.GetValue(name, StringComparison.OrdinalIgnoreCase) is { Type: not JTokenType.Null } value ? value : null;
}
