using System.Text.Json;

namespace Bot.Channels;

/// <summary>Looks an activity over without building it: is it JSON, is it shallow, where does it want its replies.</summary>
internal static class ActivityProbe
{
    /// <summary>Nesting that no activity needs, and that a recursive parser still survives.</summary>
    private const int MaxDepth = 64;

    /// <summary>What is wrong with the body; null when nothing is.</summary>
    /// <param name="body">UTF-8 JSON.</param>
    /// <param name="serviceUrl">The activity's own <c>serviceUrl</c>, if it has one.</param>
    public static string? Read(byte[] body, out string? serviceUrl)
    {
        serviceUrl = null;
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return "The body is not a JSON object; an activity is expected.";
            }

            while (reader.Read())
            {
                // The activity's reader takes names in any case, and the last of several: so does this.
                if (reader.CurrentDepth == 1
                    && reader.TokenType == JsonTokenType.PropertyName
                    && "serviceUrl".Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase))
                {
                    reader.Read();
                    serviceUrl = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return $"The body is not valid JSON, or is nested deeper than {MaxDepth} levels.";
        }
    }
}
