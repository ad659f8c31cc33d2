using System.Text.Json;

namespace Bot.DirectLine.Protocol;

/// <summary>What the body of a start or of <c>tokens/generate</c> asks for; one that cannot be read asks for nothing.</summary>
/// <param name="Locale">The visitor's language.</param>
/// <param name="UserId">The visitor's id, of the form that clients accept.</param>
/// <param name="Origins">The pages that may use the token; empty for all that may call.</param>
internal sealed record StartWishes(string? Locale, string? UserId, IReadOnlyList<string> Origins)
{
    /// <summary>Bytes of a body that is looked at. Wishes are short, and every thread keeps the buffers of the last body that it has read.</summary>
    private const int MaxBody = 8 * 1024;

    /// <summary>Longest language tag looked at.</summary>
    private const int MaxLocale = 35;

    /// <summary>Longest user id or origin.</summary>
    private const int MaxText = 256;

    private const int MaxOrigins = 20;

    private static readonly StartWishes None = new(null, null, []);

    public static StartWishes Read(byte[] body)
    {
        if (body.Length > MaxBody)
        {
            return None;
        }

        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DirectLineProtocol.MaxDepth });
            return json.RootElement is { ValueKind: JsonValueKind.Object } wishes
                ? new StartWishes(Text(wishes, "locale", MaxLocale), User(wishes), Sites(wishes))
                : None;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return None;
        }
    }

    private static string? User(JsonElement wishes) =>
        wishes.TryGetProperty("user", out var user) && user.ValueKind == JsonValueKind.Object
        && Text(user, "id", MaxText) is { } id && id.Length > DirectLineProtocol.UserIdPrefix.Length && id.StartsWith(DirectLineProtocol.UserIdPrefix, StringComparison.Ordinal)
            ? id
            : null;

    private static List<string> Sites(JsonElement wishes) =>
        wishes.TryGetProperty("trustedOrigins", out var sites) && sites.ValueKind == JsonValueKind.Array
            ? [.. sites.EnumerateArray().Where(site => site.ValueKind == JsonValueKind.String).Select(site => site.GetString()!.TrimEnd('/')).Where(site => site.Length <= MaxText).Take(MaxOrigins)]
            : [];

    private static string? Text(JsonElement from, string name, int longest) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= longest ? text : null;
}
