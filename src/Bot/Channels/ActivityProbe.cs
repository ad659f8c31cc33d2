using System.Text.Json;

namespace Bot.Channels;

/// <summary>Looks an activity over without building it: is it JSON, is it shallow, where does it come from and want its replies.</summary>
internal static class ActivityProbe
{
    /// <summary>Nesting that no activity needs, and that a recursive parser still survives.</summary>
    private const int MaxDepth = 64;

    /// <summary>Characters of an id as it stands in the address of a reply, which holds two of them; no channel's is longer.</summary>
    private const int MaxIdLength = 3000;

    /// <summary>What the body says; null, with what is wrong with it, when it is no activity.</summary>
    /// <param name="body">UTF-8 JSON.</param>
    /// <param name="fault">A sentence for the sender.</param>
    public static ProbedActivity? Read(byte[] body, out string fault)
    {
        fault = "";
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var activity = ReadObject(ref reader, out var ids);
                if (ids.Exists(id => !CanBeAddressed(id ?? "")))
                {
                    fault = $"The id of an activity or a conversation cannot be a dot or two, nor hold control characters, nor be longer than {MaxIdLength} characters in an address.";
                    return null;
                }

                return activity;
            }

            fault = "The body is not a JSON object; an activity is expected.";
            return null;
        }
        // Half of a surrogate pair is JSON, but no text.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            fault = $"The body is not valid JSON, or is nested deeper than {MaxDepth} levels.";
            return null;
        }
    }

    // In the address of a reply dots would lead elsewhere, and the others nowhere: servers refuse such addresses.
    private static bool CanBeAddressed(string id) =>
        id is not ("." or "..") && !id.Any(char.IsControl) && Uri.EscapeDataString(id).Length <= MaxIdLength;

    private static ProbedActivity ReadObject(ref Utf8JsonReader reader, out List<string?> ids)
    {
        ids = [];
        string? serviceUrl = null;
        string? channelId = null;
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            // The activity's reader takes names in any case, and the last of several: so does this.
            var name = reader.GetString();
            if ("serviceUrl".Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                serviceUrl = ReadText(ref reader);
            }
            else if ("channelId".Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                channelId = ReadText(ref reader);
            }
            else if ("id".Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                ids.Add(ReadText(ref reader));
            }
            else if ("conversation".Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                ids.Add(ReadId(ref reader));
            }
        }

        return new ProbedActivity(serviceUrl, channelId);
    }

    private static string? ReadId(ref Utf8JsonReader reader)
    {
        string? id = null;
        reader.Read();
        while (reader.CurrentDepth > 1 || reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Read();
            if (reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName && "id".Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase))
            {
                id = ReadText(ref reader);
            }
        }

        return id;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }
}
