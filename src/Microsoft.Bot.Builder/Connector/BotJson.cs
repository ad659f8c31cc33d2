using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Microsoft.Bot.Connector;

/// <summary>The one JSON configuration for activities on the wire, whichever way they go.</summary>
internal static class BotJson
{
    // Real activities are a few levels deep. Far deeper ones would exhaust the stack when they are written again.
    private const int MaxDepth = 64;

    // The resolver caches the contracts of all types it has seen: making one per turn costs milliseconds each time.
    private static readonly DefaultContractResolver Contracts = new();

    private static readonly JsonSerializerSettings Settings = CreateSettings();

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Settings that the caller may change without effect on others.</summary>
    public static JsonSerializerSettings CreateSettings() => new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,

        // Only a member declared as a date is one: text of a channel that looks like a date goes through letter by letter.
        DateParseHandling = DateParseHandling.None,
        ContractResolver = Contracts,
        MaxDepth = MaxDepth,
    };

    public static byte[] Write(object value)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, Utf8, leaveOpen: true))
        {
            JsonSerializer.Create(Settings).Serialize(writer, value);
        }

        return stream.ToArray();
    }

    /// <summary>Reads a value; null when there is none.</summary>
    /// <exception cref="JsonException">The text is not JSON of that shape.</exception>
    public static T Read<T>(Stream stream)
        where T : class
    {
        using var reader = new JsonTextReader(new StreamReader(stream, Utf8));
        return JsonSerializer.Create(Settings).Deserialize<T>(reader);
    }
}
