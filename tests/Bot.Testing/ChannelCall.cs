using System.Text.Json.Nodes;

namespace Bot.Testing;

/// <summary>A call that a bot made to a channel.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Path and query as they stood in the request line, still encoded.</param>
/// <param name="Headers">By name, whatever its case.</param>
/// <param name="Body">As sent; empty when there was none.</param>
public sealed record ChannelCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string Type => (string)Json["type"]!;

    public string Text => (string?)Json["text"] ?? "";
}
