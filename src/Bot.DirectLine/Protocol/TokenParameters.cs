namespace Bot.DirectLine.Protocol;

/// <summary>
/// What the body of a start or of <c>tokens/generate</c> asks for; one that cannot be read asks for nothing. Names are
/// taken in either case, as Microsoft's service takes them. Without origins all pages that may call may use the token;
/// a fault is for a caller who would rely on what cannot be granted.
/// </summary>
internal sealed record TokenParameters(string? Locale, string? UserId, IReadOnlyList<string> Origins, string? Fault)
{
    private const int MaxLocale = 35;
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
