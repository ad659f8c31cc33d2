using System.Text.Json.Nodes;

namespace Bot.ProtocolTests.Channels;

/// <summary>A request, and whether it is served.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Status">How it must be answered.</param>
/// <param name="Authorization">Its header; null for none.</param>
/// <param name="Change">What is other than usual in its activity.</param>
internal sealed record AuthenticationCase(string Name, int Status, Func<ChannelScene, string?> Authorization, Action<JsonObject>? Change = null);
