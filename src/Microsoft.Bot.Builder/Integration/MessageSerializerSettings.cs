using Microsoft.Bot.Connector;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Integration;

/// <summary>How activities are written to and read from the wire.</summary>
public static class MessageSerializerSettings
{
    /// <summary>Makes settings that the caller may change.</summary>
    public static JsonSerializerSettings Create() => BotJson.CreateSettings();
}
