using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bot.DirectLine.Protocol;

/// <summary>Reads the body of a request, once and for all that is asked of it.</summary>
internal static class JsonBody
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The object in the body; null when it is none, or nested deeper than <see cref="DirectLineProtocol.MaxDepth"/>.</summary>
    public static JObject? Read(byte[] body)
    {
        // Dates stay the text they are: a client gets its own words back, not our reading of them.
        using var reader = new StrictReader(new StreamReader(new MemoryStream(body), Utf8, detectEncodingFromByteOrderMarks: false))
        {
            MaxDepth = DirectLineProtocol.MaxDepth,
            DateParseHandling = DateParseHandling.None,
        };
        try
        {
            var json = JObject.Load(reader);
            return reader.Read() ? null : json;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or FormatException or OverflowException)
        {
            // Such as a number of hundreds of digits. Its text repeats them, and is never looked at.
            return null;
        }
    }

    // Of itself the reader takes much that is no JSON, such as "new Date(5)", which would be written out again to every client.
    private sealed class StrictReader(TextReader text) : JsonTextReader(text)
    {
        public override bool Read() => base.Read() && (IsJson ? true : throw new JsonReaderException());

        private bool IsJson => TokenType switch
        {
            JsonToken.PropertyName or JsonToken.String => QuoteChar == '"',
            JsonToken.Float => Value is double number && double.IsFinite(number),
            JsonToken.Comment or JsonToken.Undefined or JsonToken.StartConstructor => false,
            _ => true,
        };
    }
}
