using System.Text.Json.Nodes;

namespace Bot.ProtocolTests.BotConnector;

/// <summary>A call that the bot made; the target is as it stood in the request line.</summary>
internal sealed record ChannelCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
}
