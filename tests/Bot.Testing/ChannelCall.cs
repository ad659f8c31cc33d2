using System.Text.Json;

namespace Bot.Testing;

/// <summary>A call that a bot made to a channel.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query as sent, still encoded.</param>
/// <param name="Authorization">The header's value; empty when there was none.</param>
/// <param name="Activity">The body.</param>
public sealed record ChannelCall(string Method, string Path, string Authorization, JsonElement Activity)
{
    public string Type => Activity.GetProperty("type").GetString()!;

    public string Text => Activity.TryGetProperty("text", out var text) ? text.GetString()! : "";
}
